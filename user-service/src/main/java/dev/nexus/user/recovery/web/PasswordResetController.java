package dev.nexus.user.recovery.web;

import dev.nexus.user.recovery.ChoosePassword;
import dev.nexus.user.recovery.PasswordResetting;
import dev.nexus.user.recovery.RequestPasswordReset;
import dev.nexus.user.recovery.ResetRequesting;
import jakarta.validation.Valid;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/** New passwords for those who forgot theirs. */
@RestController
@RequestMapping("/api/v1/password-resets")
class PasswordResetController {

    private final ResetRequesting requesting;
    private final PasswordResetting resetting;

    PasswordResetController(ResetRequesting requesting, PasswordResetting resetting) {
        this.requesting = requesting;
        this.resetting = resetting;
    }

    /** Asks for a mail to choose a new password. The answer is the same whether or not there is such an account. */
    @PostMapping
    @ResponseStatus(HttpStatus.ACCEPTED)
    void request(@RequestBody @Valid RequestPasswordReset wanted) {
        requesting.request(wanted.email());
    }

    /** Chooses a new password with the token that was mailed; all sessions and API keys end. */
    @PutMapping("/{token}")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void choose(@PathVariable String token, @RequestBody @Valid ChoosePassword wanted) {
        resetting.reset(token, wanted.password());
    }
}
