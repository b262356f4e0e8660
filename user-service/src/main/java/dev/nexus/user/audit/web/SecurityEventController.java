package dev.nexus.user.audit.web;

import dev.nexus.platform.security.CurrentUser;
import dev.nexus.platform.web.Page;
import dev.nexus.platform.web.PageRequest;
import dev.nexus.user.account.AccountId;
import dev.nexus.user.audit.SecurityEventReading;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** What happened that matters to security. */
@RestController
@RequestMapping("/api/v1")
class SecurityEventController {

    private final SecurityEventReading reading;

    SecurityEventController(SecurityEventReading reading) {
        this.reading = reading;
    }

    /** Lists what happened to the caller's account, the newest first. */
    @GetMapping("/me/security-events")
    Page<SecurityEventView> own(CurrentUser user, PageRequest page) {
        return reading.own(new AccountId(user.accountId()), page).map(SecurityEventView::of);
    }

    /**
     * Lists what happened to all accounts or to one, the newest first.
     *
     * @param account only what happened to this one; to all when absent
     */
    @GetMapping("/admin/security-events")
    Page<SecurityEventView> any(
            CurrentUser user,
            @RequestParam(name = "account", required = false) @Nullable UUID account,
            PageRequest page) {
        var of = account == null ? null : new AccountId(account);
        return reading.any(new AccountId(user.accountId()), of, page).map(SecurityEventView::of);
    }
}
