package dev.nexus.user.profile.web;

import dev.nexus.user.profile.EmailVerifying;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/** Verification of addresses. */
@RestController
class EmailVerificationController {

    private final EmailVerifying emails;

    EmailVerificationController(EmailVerifying emails) {
        this.emails = emails;
    }

    /** Verifies an address with the token that was mailed there. */
    @PutMapping("/api/v1/email-verifications/{token}")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void verify(@PathVariable String token) {
        emails.verify(token);
    }
}
