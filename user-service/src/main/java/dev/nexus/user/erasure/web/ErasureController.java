package dev.nexus.user.erasure.web;

import dev.nexus.platform.security.CurrentUser;
import dev.nexus.platform.web.Page;
import dev.nexus.platform.web.PageRequest;
import dev.nexus.user.account.AccountId;
import dev.nexus.user.erasure.AccountDeleting;
import dev.nexus.user.erasure.DeleteAccount;
import dev.nexus.user.erasure.ErasureReading;
import dev.nexus.user.token.SessionId;
import jakarta.validation.Valid;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/** Deletion of accounts. */
@RestController
@RequestMapping("/api/v1")
class ErasureController {

    private final AccountDeleting deleting;
    private final ErasureReading reading;

    ErasureController(AccountDeleting deleting, ErasureReading reading) {
        this.deleting = deleting;
        this.reading = reading;
    }

    /**
     * Deletes the caller's account; every service forgets it. An account without a password is deleted within ten minutes after a
     * sign-in at its provider.
     */
    @DeleteMapping("/me")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void delete(CurrentUser user, @RequestBody @Valid DeleteAccount asked) {
        deleting.delete(new AccountId(user.accountId()), new SessionId(user.sessionId()), asked);
    }

    /** Lists the deletions of accounts, and how far the services are with each. */
    @GetMapping("/admin/erasures")
    Page<ErasureView> erasures(CurrentUser user, PageRequest page) {
        return reading.all(new AccountId(user.accountId()), page).map(ErasureView::of);
    }
}
