package dev.nexus.catalog.book.web;

import dev.nexus.catalog.book.BookFilter;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.TypeMismatchException;
import org.springframework.core.MethodParameter;
import org.springframework.stereotype.Component;
import org.springframework.validation.BindException;
import org.springframework.validation.FieldError;
import org.springframework.validation.MapBindingResult;
import org.springframework.web.bind.WebDataBinder;
import org.springframework.web.bind.support.WebDataBinderFactory;
import org.springframework.web.context.request.NativeWebRequest;
import org.springframework.web.method.support.HandlerMethodArgumentResolver;
import org.springframework.web.method.support.ModelAndViewContainer;
import org.springframework.web.servlet.config.annotation.WebMvcConfigurer;

/**
 * Reads a filter from the query. Spring would bind the record too, but it reads the annotations of all its components again at each
 * request, which takes as long as the page itself.
 */
final class BookFilterArgument implements HandlerMethodArgumentResolver {

    /** Puts it before Spring's own. */
    @Component
    static final class Registration implements WebMvcConfigurer {

        @Override
        public void addArgumentResolvers(List<HandlerMethodArgumentResolver> resolvers) {
            resolvers.add(new BookFilterArgument());
        }
    }

    /** The values of one request, and what is wrong with them. */
    private static final class Values {

        private final NativeWebRequest request;
        private final WebDataBinder binder;
        private final MapBindingResult problems = new MapBindingResult(Map.of(), "filter");

        Values(NativeWebRequest request, WebDataBinder binder) {
            this.request = request;
            this.binder = binder;
        }

        <T> @Nullable T of(String name, Class<T> type) {
            var given = request.getParameterValues(name);
            if (given == null || given.length == 0) {
                return null;
            }
            try {
                return binder.convertIfNecessary(given.length == 1 ? given[0] : given, type);
            } catch (TypeMismatchException mismatch) {
                problems.addError(new FieldError("filter", name, given[0], true, null, null, mismatch.getMessage()));
                return null;
            }
        }
    }

    @Override
    public boolean supportsParameter(MethodParameter parameter) {
        return parameter.getParameterType().equals(BookFilter.class);
    }

    @Override
    public BookFilter resolveArgument(
            MethodParameter parameter,
            @Nullable ModelAndViewContainer container,
            NativeWebRequest request,
            @Nullable WebDataBinderFactory binders)
            throws Exception {
        var values = new Values(request, Objects.requireNonNull(binders).createBinder(request, null, "filter"));
        var filter = new BookFilter(
                values.of("library", UUID.class),
                values.of("author", UUID.class),
                values.of("narrator", UUID.class),
                values.of("series", UUID.class),
                values.of("genre", String.class),
                values.of("tag", String.class),
                values.of("publisher", String.class),
                values.of("language", String.class),
                values.of("durationMin", BigDecimal.class),
                values.of("durationMax", BigDecimal.class),
                values.of("yearMin", Integer.class),
                values.of("yearMax", Integer.class),
                values.of("addedAfter", Instant.class),
                values.of("ratingMin", BigDecimal.class),
                values.of("state", String.class),
                values.of("removed", Boolean.class));
        if (values.problems.hasErrors()) {
            throw new BindException(values.problems);
        }
        return filter;
    }
}
