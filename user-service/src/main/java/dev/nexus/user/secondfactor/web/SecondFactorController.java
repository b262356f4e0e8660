package dev.nexus.user.secondfactor.web;

import dev.nexus.platform.security.CurrentUser;
import dev.nexus.user.account.AccountId;
import dev.nexus.user.secondfactor.RecoveryCodeRenewing;
import dev.nexus.user.secondfactor.SecondFactorEnrolling;
import dev.nexus.user.secondfactor.SecondFactorReading;
import dev.nexus.user.secondfactor.SecondFactorRemoving;
import dev.nexus.user.secondfactor.SecondFactorStatus;
import dev.nexus.user.secondfactor.StartedAuthenticator;
import dev.nexus.user.token.SessionId;
import jakarta.validation.Valid;
import org.springframework.http.CacheControl;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/** The second factor of signing in. */
@RestController
@RequestMapping("/api/v1/me/second-factor")
class SecondFactorController {

    private final SecondFactorReading reading;
    private final SecondFactorEnrolling enrolling;
    private final SecondFactorRemoving removing;
    private final RecoveryCodeRenewing renewing;

    SecondFactorController(
            SecondFactorReading reading,
            SecondFactorEnrolling enrolling,
            SecondFactorRemoving removing,
            RecoveryCodeRenewing renewing) {
        this.reading = reading;
        this.enrolling = enrolling;
        this.removing = removing;
        this.renewing = renewing;
    }

    /** Shows whether the caller has a second factor. */
    @GetMapping
    SecondFactorStatus status(CurrentUser user) {
        return reading.status(account(user));
    }

    /** Begins to set up an authenticator app. */
    @PostMapping
    ResponseEntity<StartedAuthenticator> start(CurrentUser user, @RequestBody @Valid StartSecondFactor wanted) {
        return secret(HttpStatus.CREATED, enrolling.start(account(user), wanted.password()));
    }

    /** Switches the second factor on with a first code, and gives the recovery codes. */
    @PutMapping
    ResponseEntity<RecoveryCodesView> confirm(CurrentUser user, @RequestBody @Valid ShowCode shown) {
        var codes = enrolling.confirm(account(user), new SessionId(user.sessionId()), shown.code());
        return secret(HttpStatus.OK, new RecoveryCodesView(codes));
    }

    /** Gives new recovery codes; the old ones are void. */
    @PostMapping("/recovery-codes")
    ResponseEntity<RecoveryCodesView> renew(CurrentUser user, @RequestBody @Valid ShowCode shown) {
        return secret(HttpStatus.CREATED, new RecoveryCodesView(renewing.renew(account(user), shown.code())));
    }

    /** Switches the second factor off. */
    @DeleteMapping
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void remove(CurrentUser user, @RequestBody @Valid RemoveSecondFactor wanted) {
        removing.remove(account(user), new SessionId(user.sessionId()), wanted.password(), wanted.code());
    }

    private static AccountId account(CurrentUser user) {
        return new AccountId(user.accountId());
    }

    /** Shown once: nobody on the way keeps it. */
    private static <T> ResponseEntity<T> secret(HttpStatus status, T body) {
        return ResponseEntity.status(status)
                .cacheControl(CacheControl.noStore())
                .body(body);
    }
}
