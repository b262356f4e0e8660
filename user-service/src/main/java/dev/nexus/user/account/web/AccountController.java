package dev.nexus.user.account.web;

import dev.nexus.platform.security.CurrentUser;
import dev.nexus.platform.web.ETags;
import dev.nexus.user.account.AccountId;
import dev.nexus.user.account.AccountReading;
import dev.nexus.user.account.AccountRegistration;
import dev.nexus.user.account.RegisterAccount;
import jakarta.validation.Valid;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

@RestController
@RequestMapping("/api/v1")
class AccountController {

    private final AccountRegistration registration;
    private final AccountReading reading;

    AccountController(AccountRegistration registration, AccountReading reading) {
        this.registration = registration;
        this.reading = reading;
    }

    @PostMapping("/accounts")
    ResponseEntity<AccountView> register(@RequestBody @Valid RegisterAccount wanted) {
        var account = registration.register(wanted);
        return ResponseEntity.status(HttpStatus.CREATED)
                .eTag(ETags.of(account.version()))
                .body(AccountView.of(account));
    }

    @GetMapping("/me")
    ResponseEntity<AccountView> me(CurrentUser user) {
        var account = reading.own(new AccountId(user.accountId()));
        return ResponseEntity.ok().eTag(ETags.of(account.version())).body(AccountView.of(account));
    }
}
