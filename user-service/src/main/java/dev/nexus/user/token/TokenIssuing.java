package dev.nexus.user.token;

import dev.nexus.user.account.Account;
import java.time.Duration;
import java.time.Instant;
import org.springframework.stereotype.Component;

/** Makes what a client gets for its session. */
@Component
class TokenIssuing {

    private final AccessTokenSigning signing;
    private final SessionCookies cookies;
    private final CsrfTokens csrf;
    private final TokenSettings settings;

    TokenIssuing(AccessTokenSigning signing, SessionCookies cookies, CsrfTokens csrf, TokenSettings settings) {
        this.signing = signing;
        this.cookies = cookies;
        this.csrf = csrf;
        this.settings = settings;
    }

    /** Signs an access token to go with a refresh token that is good until a time. */
    IssuedTokens issue(
            Account account,
            SessionId session,
            RefreshToken refresh,
            Transport transport,
            Instant now,
            Instant refreshUntil) {
        var grant = AccessGrant.ofSession(account, session);
        var lifetime = settings.accessLifetime();
        return switch (transport) {
            case BEARER -> {
                var access = signing.sign(grant, now, lifetime);
                yield new IssuedTokens(access, lifetime, refresh.value(), session, null);
            }
            case COOKIE -> {
                var access = signing.sign(grant.withCsrfHash(csrf.hashOf(session)), now, lifetime);
                var token = csrf.of(session);
                var left = Duration.between(now, refreshUntil);
                var browser = new BrowserTokens(token, cookies.of(access, lifetime, refresh.value(), token, left));
                yield new IssuedTokens(access, lifetime, refresh.value(), session, browser);
            }
        };
    }
}
