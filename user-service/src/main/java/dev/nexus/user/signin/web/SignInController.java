package dev.nexus.user.signin.web;

import dev.nexus.user.signin.SignIn;
import dev.nexus.user.signin.SigningIn;
import dev.nexus.user.token.TokensView;
import jakarta.validation.Valid;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RestController;

/** Signing in. */
@RestController
class SignInController {

    private final SigningIn signingIn;

    SignInController(SigningIn signingIn) {
        this.signingIn = signingIn;
    }

    /** Signs in: begins a session and gives its tokens. */
    @PostMapping("/api/v1/sessions")
    ResponseEntity<TokensView> signIn(@RequestBody @Valid SignIn wanted) {
        return TokensView.answer(HttpStatus.CREATED, signingIn.signIn(wanted));
    }
}
