package dev.nexus.notification.push.web;

import dev.nexus.notification.push.PushSubscribing;
import dev.nexus.notification.push.PushSubscriptionId;
import dev.nexus.platform.idempotency.Idempotency;
import dev.nexus.platform.security.CurrentUser;
import dev.nexus.platform.web.Page;
import jakarta.validation.Valid;
import java.net.URI;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/** The browsers and apps of an account that are told of its notifications. */
@RestController
@RequestMapping(PushSubscriptionController.PATH)
class PushSubscriptionController {

    static final String PATH = "/api/v1/me/push-subscriptions";

    private final Idempotency idempotency;
    private final PushSubscribing subscribing;

    PushSubscriptionController(Idempotency idempotency, PushSubscribing subscribing) {
        this.idempotency = idempotency;
        this.subscribing = subscribing;
    }

    /** Lists the account's browsers, the oldest first. */
    @GetMapping
    Page<PushSubscriptionView> list(CurrentUser user) {
        return Page.only(subscribing.list(user.accountId()).stream()
                .map(PushSubscriptionView::of)
                .toList());
    }

    /** Shows one of the account's browsers. */
    @GetMapping("/{id}")
    PushSubscriptionView one(CurrentUser user, @PathVariable UUID id) {
        return PushSubscriptionView.of(subscribing.find(user.accountId(), new PushSubscriptionId(id)));
    }

    /** Registers a browser. One that is registered already stays the same, with the keys that it has now. */
    @PostMapping
    ResponseEntity<PushSubscriptionView> register(
            CurrentUser user,
            @RequestHeader(name = Idempotency.HEADER, required = false) @Nullable String key,
            @RequestBody @Valid RegisterPushSubscription wanted) {
        var registered = idempotency.once(
                user.accountId(),
                key,
                "POST " + PATH,
                wanted,
                PushSubscribing.Registered.class,
                () -> subscribing.register(user.accountId(), wanted.target(), wanted.deviceName()));
        var view = PushSubscriptionView.of(subscribing.find(user.accountId(), new PushSubscriptionId(registered.id())));
        var location = URI.create(PATH + "/" + registered.id());
        return registered.isNew()
                ? ResponseEntity.created(location).body(view)
                : ResponseEntity.ok().location(location).body(view);
    }

    /** Tells a browser nothing any more. */
    @DeleteMapping("/{id}")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void remove(CurrentUser user, @PathVariable UUID id) {
        subscribing.remove(user.accountId(), new PushSubscriptionId(id));
    }
}
