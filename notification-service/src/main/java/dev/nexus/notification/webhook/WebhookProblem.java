package dev.nexus.notification.webhook;

import dev.nexus.platform.problem.ProblemType;

/** Why something about a webhook is refused. A code is never reused for something else. */
public enum WebhookProblem implements ProblemType {
    /** The library has as many webhooks as there may be. */
    TOO_MANY_WEBHOOKS("too-many-webhooks", "There are too many webhooks in the library", 409),
    /** Nothing is sent to a webhook that is disabled. */
    WEBHOOK_DISABLED("webhook-disabled", "The webhook is disabled", 409);

    private final String code;
    private final String title;
    private final int status;

    WebhookProblem(String code, String title, int status) {
        this.code = code;
        this.title = title;
        this.status = status;
    }

    @Override
    public String code() {
        return code;
    }

    @Override
    public String title() {
        return title;
    }

    @Override
    public int status() {
        return status;
    }
}
