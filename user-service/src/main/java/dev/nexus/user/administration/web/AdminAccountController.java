package dev.nexus.user.administration.web;

import dev.nexus.platform.security.CurrentUser;
import dev.nexus.platform.web.ETags;
import dev.nexus.platform.web.Page;
import dev.nexus.platform.web.PageRequest;
import dev.nexus.platform.web.SingleLine;
import dev.nexus.user.account.Account;
import dev.nexus.user.account.AccountId;
import dev.nexus.user.administration.AccountAdministering;
import dev.nexus.user.administration.ChangeAccount;
import jakarta.validation.Valid;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PatchMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** The accounts, as administrators see them. */
@RestController
@RequestMapping("/api/v1/admin/accounts")
class AdminAccountController {

    private final AccountAdministering administering;

    AdminAccountController(AccountAdministering administering) {
        this.administering = administering;
    }

    /**
     * Lists all accounts.
     *
     * @param emailPrefix only those whose address begins like this
     */
    @GetMapping
    Page<AdminAccountView> list(
            CurrentUser user,
            @RequestParam(name = "email", defaultValue = "") @SingleLine String emailPrefix,
            PageRequest page) {
        return administering
                .list(new AccountId(user.accountId()), emailPrefix, page)
                .map(AdminAccountView::of);
    }

    /** Shows an account. */
    @GetMapping("/{id}")
    ResponseEntity<AdminAccountView> one(CurrentUser user, @PathVariable UUID id) {
        return answer(administering.one(new AccountId(user.accountId()), new AccountId(id)));
    }

    /** Shuts or opens an account, or makes it an administrator's. */
    @PatchMapping("/{id}")
    ResponseEntity<AdminAccountView> change(
            CurrentUser user,
            @PathVariable UUID id,
            @RequestHeader(name = HttpHeaders.IF_MATCH, required = false) @Nullable String ifMatch,
            @RequestBody @Valid ChangeAccount wanted) {
        return answer(administering.change(new AccountId(user.accountId()), new AccountId(id), wanted, ifMatch));
    }

    private static ResponseEntity<AdminAccountView> answer(Account account) {
        return ResponseEntity.ok().eTag(ETags.of(account.version())).body(AdminAccountView.of(account));
    }
}
