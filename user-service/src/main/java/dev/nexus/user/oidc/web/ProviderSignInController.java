package dev.nexus.user.oidc.web;

import dev.nexus.platform.web.Page;
import dev.nexus.user.oidc.BeginSignIn;
import dev.nexus.user.oidc.FinishSignIn;
import dev.nexus.user.oidc.KnownProvider;
import dev.nexus.user.oidc.ProviderAnswer;
import dev.nexus.user.oidc.ProviderReading;
import dev.nexus.user.oidc.SignInBeginning;
import dev.nexus.user.oidc.SignInBegun;
import dev.nexus.user.oidc.SignInFinishing;
import dev.nexus.user.oidc.SignInReturning;
import dev.nexus.user.token.TokensView;
import jakarta.validation.Valid;
import org.springframework.http.CacheControl;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** Signing in with the word of an OpenID Connect provider. */
@RestController
@RequestMapping("/api/v1/sign-in")
class ProviderSignInController {

    private final ProviderReading reading;
    private final SignInBeginning beginning;
    private final SignInReturning returning;
    private final SignInFinishing finishing;

    ProviderSignInController(
            ProviderReading reading, SignInBeginning beginning, SignInReturning returning, SignInFinishing finishing) {
        this.reading = reading;
        this.beginning = beginning;
        this.returning = returning;
        this.finishing = finishing;
    }

    /** Lists the providers that people may sign in with. */
    @GetMapping("/providers")
    Page<KnownProvider> providers() {
        return Page.only(reading.all());
    }

    /** Begins a sign-in with a provider: says where to send the browser. */
    @PostMapping("/oidc/{provider}")
    ResponseEntity<SignInBegun> begin(@PathVariable String provider, @RequestBody @Valid BeginSignIn wanted) {
        return ResponseEntity.status(HttpStatus.CREATED)
                .cacheControl(CacheControl.noStore())
                .body(beginning.begin(provider, wanted));
    }

    /** Takes what a provider says, and sends the browser back to the app. */
    @GetMapping("/oidc/{provider}/callback")
    ResponseEntity<Void> receive(@PathVariable String provider, @Valid ProviderAnswer answer) {
        return ResponseEntity.status(HttpStatus.FOUND)
                .location(returning.receive(provider, answer))
                .cacheControl(CacheControl.noStore())
                // The address has secrets in it.
                .header("Referrer-Policy", "no-referrer")
                .build();
    }

    /** Finishes a sign-in with a provider: begins a session and gives its tokens. */
    @PostMapping("/tokens")
    ResponseEntity<TokensView> finish(@RequestBody @Valid FinishSignIn wanted) {
        return TokensView.answer(HttpStatus.CREATED, finishing.finish(wanted));
    }
}
