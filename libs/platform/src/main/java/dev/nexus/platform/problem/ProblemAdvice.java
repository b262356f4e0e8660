package dev.nexus.platform.problem;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.util.List;
import org.apache.tomcat.util.http.InvalidParameterException;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.TypeMismatchException;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.http.HttpHeaders;
import org.springframework.http.ResponseEntity;
import org.springframework.http.converter.HttpMessageNotReadableException;
import org.springframework.security.access.AccessDeniedException;
import org.springframework.security.core.AuthenticationException;
import org.springframework.security.web.firewall.RequestRejectedException;
import org.springframework.validation.BindException;
import org.springframework.validation.FieldError;
import org.springframework.web.ErrorResponse;
import org.springframework.web.HttpMediaTypeNotAcceptableException;
import org.springframework.web.HttpMediaTypeNotSupportedException;
import org.springframework.web.HttpRequestMethodNotSupportedException;
import org.springframework.web.bind.MethodArgumentNotValidException;
import org.springframework.web.bind.MissingRequestHeaderException;
import org.springframework.web.bind.MissingServletRequestParameterException;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RestControllerAdvice;
import org.springframework.web.context.request.async.AsyncRequestNotUsableException;
import org.springframework.web.method.annotation.HandlerMethodValidationException;
import org.springframework.web.method.annotation.MethodArgumentTypeMismatchException;
import org.springframework.web.multipart.support.MissingServletRequestPartException;

/** Turns whatever ends a request in the dispatcher into a problem. Last in order: a service's own advice comes first. */
@Order(Ordered.LOWEST_PRECEDENCE)
@RestControllerAdvice
class ProblemAdvice {

    private final ProblemRendering rendering;

    ProblemAdvice(ProblemRendering rendering) {
        this.rendering = rendering;
    }

    /** Left to the security filters, which know how to ask for a token. */
    @ExceptionHandler
    void rethrow(AuthenticationException unauthenticated) {
        throw unauthenticated;
    }

    /** Left to the security filters. */
    @ExceptionHandler
    void rethrow(AccessDeniedException denied) {
        throw denied;
    }

    /** Left to the firewall, which knows what it did not let in. */
    @ExceptionHandler
    void rethrow(RequestRejectedException rejected) {
        throw rejected;
    }

    /** The client has gone: nobody is left to answer. */
    @ExceptionHandler
    void ignore(AsyncRequestNotUsableException gone) {}

    @ExceptionHandler
    @Nullable
    ResponseEntity<Problem> handle(Exception failure, HttpServletRequest request, HttpServletResponse response) {
        if (response.isCommitted()) {
            return null;
        }
        var headers = failure instanceof ErrorResponse standard ? standard.getHeaders() : HttpHeaders.EMPTY;
        return rendering.answer(request, problem(failure, request), headers);
    }

    private ProblemException problem(Exception failure, HttpServletRequest request) {
        return switch (failure) {
            case ProblemException problem -> problem;
            case HttpMessageNotReadableException unreadable -> JsonProblems.of(unreadable);
            case MethodArgumentNotValidException invalid
            when invalid.getParameter().hasParameterAnnotation(RequestBody.class) -> invalidBody(invalid);
            case BindException invalid -> invalidParameters(invalid);
            case HandlerMethodValidationException invalid -> invalidArguments(invalid);
            case MethodArgumentTypeMismatchException mismatch -> invalidParameter(mismatch.getName());
            case TypeMismatchException mismatch -> invalidParameter(String.valueOf(mismatch.getPropertyName()));
            case InvalidParameterException _ ->
                new ProblemException(
                        CommonProblem.INVALID_PARAMETER,
                        "The query cannot be decoded: a percent sign is followed by two hexadecimal digits of UTF-8.");
            case MissingServletRequestParameterException missing -> missing(missing.getParameterName());
            case MissingServletRequestPartException missing -> missing(missing.getRequestPartName());
            case MissingRequestHeaderException missing -> missing(missing.getHeaderName());
            case HttpRequestMethodNotSupportedException method ->
                new ProblemException(
                        CommonProblem.METHOD_NOT_ALLOWED, method.getMethod() + " is not a method of this path.");
            case HttpMediaTypeNotSupportedException type ->
                new ProblemException(
                        CommonProblem.UNSUPPORTED_MEDIA_TYPE, "Supported are " + type.getSupportedMediaTypes() + ".");
            case HttpMediaTypeNotAcceptableException type ->
                new ProblemException(
                        CommonProblem.NOT_ACCEPTABLE, "Available are " + type.getSupportedMediaTypes() + ".");
            case ErrorResponse standard
            when !standard.getStatusCode().is5xxServerError() ->
                new ProblemException(
                        CommonProblem.ofStatus(standard.getStatusCode().value()), null);
            case ErrorResponse standard
            when standard.getStatusCode().value() == 503 -> new ProblemException(CommonProblem.UNAVAILABLE, null);
            default -> rendering.unforeseen(request, failure);
        };
    }

    private static ProblemException invalidBody(MethodArgumentNotValidException invalid) {
        var errors = invalid.getAllErrors().stream()
                .map(error -> InvalidValue.field(
                        error instanceof FieldError field ? JsonPointers.ofProperty(field.getField()) : "#",
                        String.valueOf(error.getDefaultMessage())))
                .toList();
        return new ProblemException(CommonProblem.VALIDATION_FAILED, summary(errors), errors);
    }

    private static ProblemException invalidParameters(BindException invalid) {
        var errors = invalid.getAllErrors().stream()
                .map(error -> InvalidValue.parameter(
                        error instanceof FieldError field ? field.getField() : error.getObjectName(),
                        error instanceof FieldError field && field.isBindingFailure()
                                ? "is not of the needed type"
                                : String.valueOf(error.getDefaultMessage())))
                .toList();
        return new ProblemException(CommonProblem.INVALID_PARAMETER, summary(errors), errors);
    }

    private static ProblemException invalidArguments(HandlerMethodValidationException invalid) {
        var errors = invalid.getParameterValidationResults().stream()
                .flatMap(result -> result.getResolvableErrors().stream()
                        .map(error -> error instanceof FieldError field
                                ? InvalidValue.field(
                                        JsonPointers.ofProperty(field.getField()),
                                        String.valueOf(field.getDefaultMessage()))
                                : InvalidValue.parameter(
                                        String.valueOf(
                                                result.getMethodParameter().getParameterName()),
                                        String.valueOf(error.getDefaultMessage()))))
                .toList();
        var inBody = errors.stream().anyMatch(error -> error.pointer() != null);
        return new ProblemException(
                inBody ? CommonProblem.VALIDATION_FAILED : CommonProblem.INVALID_PARAMETER, summary(errors), errors);
    }

    private static ProblemException invalidParameter(String name) {
        return new ProblemException(
                CommonProblem.INVALID_PARAMETER,
                name + " is not of the needed type.",
                List.of(InvalidValue.parameter(name, "is not of the needed type")));
    }

    private static ProblemException missing(String name) {
        return new ProblemException(
                CommonProblem.MISSING_PARAMETER,
                name + " is needed.",
                List.of(InvalidValue.parameter(name, "is needed")));
    }

    private static String summary(List<InvalidValue> errors) {
        return errors.size() == 1 ? "One value is not possible." : errors.size() + " values are not possible.";
    }
}
