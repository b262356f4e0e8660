package dev.nexus.gateway.docs;

import static org.assertj.core.api.Assertions.assertThat;

import dev.nexus.gateway.docs.ApiDocuments.Operation;
import dev.nexus.platform.security.RequestPattern;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.springframework.boot.context.properties.bind.Bindable;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.boot.test.context.ConfigDataApplicationContextInitializer;
import org.springframework.context.support.GenericApplicationContext;
import org.springframework.http.server.PathContainer;
import org.springframework.web.util.pattern.PathPatternParser;

/** The gateway asks for a token where the service behind it does, and nowhere else. */
class PublicPathsTests {

    private final List<RequestPattern> open = open();

    @Test
    void agreesWithTheServicesAboutWhatIsPublic() {
        assertThat(ApiDocuments.operations()
                        .filter(each -> each.isPublic() != isOpen(each))
                        .map(each ->
                                each + (each.isPublic() ? " is public" : " needs a token") + " at the service only"))
                .isEmpty();
    }

    private boolean isOpen(Operation operation) {
        return open.stream().anyMatch(pattern -> {
            var method = pattern.method();
            return (method == null || method.name().equals(operation.method()))
                    && PathPatternParser.defaultInstance
                            .parse(pattern.pattern())
                            .matches(PathContainer.parsePath(operation.examplePath()));
        });
    }

    private static List<RequestPattern> open() {
        try (var settings = new GenericApplicationContext()) {
            new ConfigDataApplicationContextInitializer().initialize(settings);
            return Binder.get(settings.getEnvironment())
                    .bind("nexus.security.public-paths", Bindable.listOf(RequestPattern.class))
                    .get();
        }
    }
}
