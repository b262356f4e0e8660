package dev.nexus.user.oidc.web;

import dev.nexus.platform.security.CurrentUser;
import dev.nexus.platform.web.Page;
import dev.nexus.platform.web.PageRequest;
import dev.nexus.user.account.AccountId;
import dev.nexus.user.oidc.FinishLink;
import dev.nexus.user.oidc.IdentityId;
import dev.nexus.user.oidc.IdentityLinking;
import dev.nexus.user.oidc.IdentityReading;
import dev.nexus.user.oidc.SignInBeginning;
import dev.nexus.user.oidc.SignInBegun;
import dev.nexus.user.token.SessionId;
import jakarta.validation.Valid;
import java.util.UUID;
import org.springframework.http.CacheControl;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/** The providers' accounts that somebody may sign in with. */
@RestController
@RequestMapping("/api/v1/me/identities")
class IdentityController {

    private final IdentityReading reading;
    private final SignInBeginning beginning;
    private final IdentityLinking linking;

    IdentityController(IdentityReading reading, SignInBeginning beginning, IdentityLinking linking) {
        this.reading = reading;
        this.beginning = beginning;
        this.linking = linking;
    }

    /** Lists the providers' accounts that the caller may sign in with. */
    @GetMapping
    Page<IdentityView> list(CurrentUser user, PageRequest page) {
        return reading.of(new AccountId(user.accountId()), page).map(IdentityView::of);
    }

    /** Begins to link an account of a provider: says where to send the browser. */
    @PostMapping("/oidc/{provider}")
    ResponseEntity<SignInBegun> begin(
            CurrentUser user, @PathVariable String provider, @RequestBody @Valid BeginLink wanted) {
        var begun =
                beginning.beginToLink(new AccountId(user.accountId()), provider, wanted.asSignIn(), wanted.password());
        return ResponseEntity.status(HttpStatus.CREATED)
                .cacheControl(CacheControl.noStore())
                .body(begun);
    }

    /** Finishes linking an account of a provider. */
    @PostMapping
    @ResponseStatus(HttpStatus.CREATED)
    IdentityView link(CurrentUser user, @RequestBody @Valid FinishLink wanted) {
        return IdentityView.of(linking.link(new AccountId(user.accountId()), new SessionId(user.sessionId()), wanted));
    }

    /** Unlinks an account of a provider. */
    @DeleteMapping("/{id}")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void unlink(CurrentUser user, @PathVariable UUID id) {
        linking.unlink(new AccountId(user.accountId()), new IdentityId(id));
    }
}
