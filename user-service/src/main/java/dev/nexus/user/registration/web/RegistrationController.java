package dev.nexus.user.registration.web;

import dev.nexus.platform.web.ETags;
import dev.nexus.user.account.AccountView;
import dev.nexus.user.registration.RegisterAccount;
import dev.nexus.user.registration.Registering;
import jakarta.validation.Valid;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RestController;

/** Registration. */
@RestController
class RegistrationController {

    private final Registering registering;

    RegistrationController(Registering registering) {
        this.registering = registering;
    }

    /** Registers an account. */
    @PostMapping("/api/v1/accounts")
    ResponseEntity<AccountView> register(@RequestBody @Valid RegisterAccount wanted) {
        var account = registering.register(wanted);
        return ResponseEntity.status(HttpStatus.CREATED)
                .eTag(ETags.of(account.version(), account.id()))
                .body(AccountView.of(account));
    }
}
