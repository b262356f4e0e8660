package dev.nexus.user.apikey.web;

import dev.nexus.platform.idempotency.Idempotency;
import dev.nexus.platform.security.CurrentUser;
import dev.nexus.platform.web.Page;
import dev.nexus.platform.web.PageRequest;
import dev.nexus.user.account.AccountId;
import dev.nexus.user.apikey.ApiKeyCreating;
import dev.nexus.user.apikey.ApiKeyId;
import dev.nexus.user.apikey.ApiKeyReading;
import dev.nexus.user.apikey.ApiKeyRevoking;
import dev.nexus.user.apikey.CreateApiKey;
import dev.nexus.user.token.SessionId;
import jakarta.validation.Valid;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.http.CacheControl;
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

/** Keys for machines. */
@RestController
@RequestMapping("/api/v1/me/api-keys")
class ApiKeyController {

    private final Idempotency idempotency;
    private final ApiKeyCreating creating;
    private final ApiKeyReading reading;
    private final ApiKeyRevoking revoking;

    ApiKeyController(Idempotency idempotency, ApiKeyCreating creating, ApiKeyReading reading, ApiKeyRevoking revoking) {
        this.idempotency = idempotency;
        this.creating = creating;
        this.reading = reading;
        this.revoking = revoking;
    }

    /** Lists the caller's API keys. */
    @GetMapping
    Page<ApiKeyView> list(CurrentUser user, PageRequest page) {
        return reading.list(new AccountId(user.accountId()), page).map(ApiKeyView::of);
    }

    /** Creates an API key. The key itself is shown this once. */
    @PostMapping
    ResponseEntity<ApiKeyView> create(
            CurrentUser user,
            @RequestHeader(name = Idempotency.HEADER, required = false) @Nullable String key,
            @RequestBody @Valid CreateApiKey wanted) {
        var created = idempotency.once(
                user.accountId(),
                key,
                "POST /api/v1/me/api-keys",
                wanted,
                ApiKeyView.class,
                () -> ApiKeyView.of(
                        creating.create(new AccountId(user.accountId()), new SessionId(user.sessionId()), wanted)));
        return ResponseEntity.status(HttpStatus.CREATED)
                .cacheControl(CacheControl.noStore())
                .body(created);
    }

    /** Revokes an API key. */
    @DeleteMapping("/{id}")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void revoke(CurrentUser user, @PathVariable UUID id) {
        revoking.revoke(new AccountId(user.accountId()), new ApiKeyId(id));
    }
}
