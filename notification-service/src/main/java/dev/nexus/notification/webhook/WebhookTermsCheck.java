package dev.nexus.notification.webhook;

import dev.nexus.notification.outbound.ReceiverUrls;
import dev.nexus.platform.problem.CommonProblem;
import dev.nexus.platform.problem.InvalidValue;
import dev.nexus.platform.problem.ProblemException;
import java.net.URI;
import java.util.List;
import java.util.stream.IntStream;
import org.springframework.stereotype.Component;

/** Judges what is said of a webhook, before it is kept. */
@Component
class WebhookTermsCheck {

    private final ReceiverUrls receivers;

    WebhookTermsCheck(ReceiverUrls receivers) {
        this.receivers = receivers;
    }

    /** Lets pass what may be sent to; {@code validation-failed} otherwise. */
    void requireUrl(String url) {
        try {
            receivers.check(URI.create(url));
        } catch (IllegalArgumentException impossible) {
            throw invalid(List.of(InvalidValue.field(
                    "#/url", "must be an absolute URL that can be sent to: " + impossible.getMessage())));
        }
    }

    /** Lets pass types that webhooks are told; {@code validation-failed} otherwise. */
    void requireTypes(List<String> types) {
        var unknown = IntStream.range(0, types.size())
                .filter(index -> !WebhookEvents.isTold(types.get(index)))
                .mapToObj(index ->
                        InvalidValue.field("#/eventTypes/" + index, "must be a type of event that webhooks are told"))
                .toList();
        if (!unknown.isEmpty()) {
            throw invalid(unknown);
        }
    }

    private static ProblemException invalid(List<InvalidValue> values) {
        return new ProblemException(CommonProblem.VALIDATION_FAILED, "A webhook cannot be like this.", values);
    }
}
