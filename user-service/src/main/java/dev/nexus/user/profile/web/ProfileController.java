package dev.nexus.user.profile.web;

import dev.nexus.platform.security.CurrentUser;
import dev.nexus.platform.web.ETags;
import dev.nexus.user.account.Account;
import dev.nexus.user.account.AccountId;
import dev.nexus.user.account.AccountReading;
import dev.nexus.user.account.AccountView;
import dev.nexus.user.profile.ChangePassword;
import dev.nexus.user.profile.ChangeProfile;
import dev.nexus.user.profile.EmailVerifying;
import dev.nexus.user.profile.PasswordChanging;
import dev.nexus.user.profile.ProfileChanging;
import dev.nexus.user.token.SessionId;
import jakarta.validation.Valid;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PatchMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/** The caller's own account. */
@RestController
@RequestMapping("/api/v1/me")
class ProfileController {

    private final AccountReading reading;
    private final ProfileChanging changing;
    private final PasswordChanging passwords;
    private final EmailVerifying emails;

    ProfileController(
            AccountReading reading, ProfileChanging changing, PasswordChanging passwords, EmailVerifying emails) {
        this.reading = reading;
        this.changing = changing;
        this.passwords = passwords;
        this.emails = emails;
    }

    /** Shows the caller's own account. */
    @GetMapping
    ResponseEntity<AccountView> me(CurrentUser user) {
        return answer(reading.own(new AccountId(user.accountId())));
    }

    /** Changes the caller's own account. */
    @PatchMapping
    ResponseEntity<AccountView> change(
            CurrentUser user,
            @RequestHeader(name = HttpHeaders.IF_MATCH, required = false) @Nullable String ifMatch,
            @RequestBody @Valid ChangeProfile wanted) {
        return answer(changing.change(new AccountId(user.accountId()), wanted, ifMatch));
    }

    /** Changes the caller's password; the other sessions end, API keys and linked identities stay. */
    @PutMapping("/password")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void changePassword(CurrentUser user, @RequestBody @Valid ChangePassword wanted) {
        passwords.change(new AccountId(user.accountId()), new SessionId(user.sessionId()), wanted);
    }

    /** Sends the mail that verifies the caller's address once more. */
    @PostMapping("/email-verification")
    @ResponseStatus(HttpStatus.ACCEPTED)
    void verifyAgain(CurrentUser user) {
        emails.askAgain(new AccountId(user.accountId()));
    }

    private static ResponseEntity<AccountView> answer(Account account) {
        return ResponseEntity.ok()
                .eTag(ETags.of(account.version(), account.id()))
                .body(AccountView.of(account));
    }
}
