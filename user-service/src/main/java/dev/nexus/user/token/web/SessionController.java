package dev.nexus.user.token.web;

import dev.nexus.platform.security.CurrentUser;
import dev.nexus.platform.web.Page;
import dev.nexus.platform.web.PageRequest;
import dev.nexus.user.account.AccountId;
import dev.nexus.user.token.EndReason;
import dev.nexus.user.token.SessionEnding;
import dev.nexus.user.token.SessionId;
import dev.nexus.user.token.SessionReading;
import dev.nexus.user.token.SessionRefreshing;
import dev.nexus.user.token.TokensView;
import jakarta.validation.Valid;
import java.util.UUID;
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

@RestController
@RequestMapping("/api/v1/sessions")
class SessionController {

    private final SessionRefreshing refreshing;
    private final SessionReading reading;
    private final SessionEnding ending;

    SessionController(SessionRefreshing refreshing, SessionReading reading, SessionEnding ending) {
        this.refreshing = refreshing;
        this.reading = reading;
        this.ending = ending;
    }

    @PostMapping("/refresh")
    ResponseEntity<TokensView> refresh(@RequestBody @Valid RefreshSession wanted) {
        return TokensView.answer(HttpStatus.OK, refreshing.refresh(wanted.refreshToken()));
    }

    @GetMapping
    Page<SessionView> list(CurrentUser user, PageRequest page) {
        var current = new SessionId(user.sessionId());
        return reading.living(new AccountId(user.accountId()), page).map(session -> SessionView.of(session, current));
    }

    @DeleteMapping("/current")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void endCurrent(CurrentUser user) {
        ending.end(new AccountId(user.accountId()), new SessionId(user.sessionId()), EndReason.SIGNED_OUT);
    }

    @DeleteMapping("/{id}")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void end(CurrentUser user, @PathVariable UUID id) {
        ending.end(new AccountId(user.accountId()), new SessionId(id), EndReason.REVOKED);
    }
}
