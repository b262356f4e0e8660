package dev.nexus.notification.webhook.web;

import dev.nexus.notification.webhook.WebhookTerms;
import dev.nexus.platform.problem.CommonProblem;
import dev.nexus.platform.problem.InvalidValue;
import dev.nexus.platform.problem.ProblemException;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.openapitools.jackson.nullable.JsonNullable;

/**
 * Changes a webhook, as a JSON merge patch (RFC 7396): what is absent stays as it is.
 *
 * @param url where to send, {@code https}; at most 2,000 characters; cannot be taken away
 * @param eventTypes what to tell; null or empty for all that webhooks are told
 * @param enabled what is not sent yet to one that is disabled is cancelled; cannot be taken away
 */
record ChangeWebhook(
        JsonNullable<@Size(max = 2_000) String> url,
        JsonNullable<@Size(max = 50) List<@NotNull String>> eventTypes,
        JsonNullable<Boolean> enabled) {

    /**
     * The terms after the change.
     *
     * @throws ProblemException {@code validation-failed} when something is taken away that cannot be
     */
    WebhookTerms on(WebhookTerms before) {
        var types = said(eventTypes, before.eventTypes());
        return new WebhookTerms(
                needed("#/url", said(url, before.url())),
                types == null ? List.of() : types,
                needed("#/enabled", said(enabled, before.enabled())));
    }

    private static <T> @Nullable T said(JsonNullable<T> wanted, T before) {
        return wanted.isPresent() ? wanted.get() : before;
    }

    private static <T> T needed(String pointer, @Nullable T value) {
        if (value == null) {
            throw new ProblemException(
                    CommonProblem.VALIDATION_FAILED,
                    "One value is not possible.",
                    List.of(InvalidValue.field(pointer, "must not be taken away")));
        }
        return value;
    }
}
