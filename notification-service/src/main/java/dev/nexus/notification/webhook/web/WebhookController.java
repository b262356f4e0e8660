package dev.nexus.notification.webhook.web;

import dev.nexus.notification.webhook.SecretRotating;
import dev.nexus.notification.webhook.Webhook;
import dev.nexus.notification.webhook.WebhookId;
import dev.nexus.notification.webhook.WebhookKeeping;
import dev.nexus.platform.idempotency.Idempotency;
import dev.nexus.platform.security.CurrentUser;
import dev.nexus.platform.web.ETags;
import dev.nexus.platform.web.Page;
import jakarta.validation.Valid;
import java.net.URI;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.http.CacheControl;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PatchMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/** Webhooks of libraries, for their owners and curators. */
@RestController
@RequestMapping("/api/v1/libraries/{library}/webhooks")
class WebhookController {

    private final Idempotency idempotency;
    private final WebhookKeeping keeping;
    private final SecretRotating rotating;

    WebhookController(Idempotency idempotency, WebhookKeeping keeping, SecretRotating rotating) {
        this.idempotency = idempotency;
        this.keeping = keeping;
        this.rotating = rotating;
    }

    /** Lists a library's webhooks, the oldest first. */
    @GetMapping
    Page<WebhookView> list(CurrentUser user, @PathVariable UUID library) {
        return Page.only(keeping.list(user.accountId(), library).stream()
                .map(WebhookView::of)
                .toList());
    }

    /** Makes a webhook. The answer has its secret, which is never shown again. */
    @PostMapping
    ResponseEntity<MadeWebhookView> make(
            CurrentUser user,
            @PathVariable UUID library,
            @RequestHeader(name = Idempotency.HEADER, required = false) @Nullable String key,
            @RequestBody @Valid MakeWebhook wanted) {
        var path = "/api/v1/libraries/%s/webhooks".formatted(library);
        var made = idempotency.once(
                user.accountId(),
                key,
                "POST " + path,
                wanted,
                WebhookKeeping.Made.class,
                () -> keeping.make(user.accountId(), library, wanted.terms()));
        var webhook = keeping.find(user.accountId(), library, new WebhookId(made.id()));
        return ResponseEntity.created(URI.create(path + "/" + made.id()))
                .eTag(ETags.of(webhook.version()))
                .cacheControl(CacheControl.noStore())
                .body(new MadeWebhookView(WebhookView.of(webhook), made.secret()));
    }

    /** Shows a webhook. */
    @GetMapping("/{id}")
    ResponseEntity<WebhookView> one(CurrentUser user, @PathVariable UUID library, @PathVariable UUID id) {
        return answer(keeping.find(user.accountId(), library, new WebhookId(id)));
    }

    /** Changes a webhook. */
    @PatchMapping("/{id}")
    ResponseEntity<WebhookView> change(
            CurrentUser user,
            @PathVariable UUID library,
            @PathVariable UUID id,
            @RequestHeader(name = HttpHeaders.IF_MATCH, required = false) @Nullable String ifMatch,
            @RequestBody @Valid ChangeWebhook wanted) {
        return answer(keeping.change(user.accountId(), library, new WebhookId(id), wanted::on, ifMatch));
    }

    /** Takes a webhook away, with its deliveries. */
    @DeleteMapping("/{id}")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void remove(
            CurrentUser user,
            @PathVariable UUID library,
            @PathVariable UUID id,
            @RequestHeader(name = HttpHeaders.IF_MATCH, required = false) @Nullable String ifMatch) {
        keeping.remove(user.accountId(), library, new WebhookId(id), ifMatch);
    }

    /** Makes a new secret, which is never shown again. For 24 hours the former one signs, too. */
    @PostMapping("/{id}/secret")
    ResponseEntity<SecretView> rotate(CurrentUser user, @PathVariable UUID library, @PathVariable UUID id) {
        return ResponseEntity.ok()
                .cacheControl(CacheControl.noStore())
                .body(SecretView.of(rotating.rotate(user.accountId(), library, new WebhookId(id))));
    }

    private static ResponseEntity<WebhookView> answer(Webhook webhook) {
        return ResponseEntity.ok().eTag(ETags.of(webhook.version())).body(WebhookView.of(webhook));
    }
}
