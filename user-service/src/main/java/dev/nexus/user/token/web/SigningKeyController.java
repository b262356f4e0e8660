package dev.nexus.user.token.web;

import dev.nexus.platform.security.CurrentUser;
import dev.nexus.platform.web.Page;
import dev.nexus.user.account.AccountId;
import dev.nexus.user.account.AccountReading;
import dev.nexus.user.token.KeyAdministration;
import dev.nexus.user.token.SigningKeyView;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/** The keys that sign access tokens. */
@RestController
@RequestMapping("/api/v1/admin/signing-keys")
class SigningKeyController {

    private final KeyAdministration keys;
    private final AccountReading accounts;

    SigningKeyController(KeyAdministration keys, AccountReading accounts) {
        this.keys = keys;
        this.accounts = accounts;
    }

    /** Lists the keys that sign access tokens. */
    @GetMapping
    Page<SigningKeyView> list(CurrentUser user) {
        accounts.requireAdmin(new AccountId(user.accountId()));
        return Page.only(keys.list());
    }

    /** Makes a new signing key; the old one stays good for the tokens that it signed. */
    @PostMapping
    @ResponseStatus(HttpStatus.ACCEPTED)
    SigningKeyView rotate(CurrentUser user) {
        accounts.requireAdmin(new AccountId(user.accountId()));
        return keys.rotate();
    }

    /** Revokes a signing key at once, and with it all tokens that it signed. */
    @DeleteMapping("/{id}")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void revoke(CurrentUser user, @PathVariable String id) {
        accounts.requireAdmin(new AccountId(user.accountId()));
        keys.revoke(id);
    }
}
