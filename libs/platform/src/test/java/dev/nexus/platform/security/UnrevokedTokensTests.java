package dev.nexus.platform.security;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.jsonwebtoken.JwtBuilder;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.springframework.security.oauth2.jwt.BadJwtException;

class UnrevokedTokensTests {

    private static final Instant NOW = Instant.parse("2026-03-01T12:00:00Z");
    private static final String EMMA = AccessTokens.EMMA.toString();
    private static final String SESSION = AccessTokens.SESSION.toString();

    private final MutableClock clock = new MutableClock(NOW);
    private RevocationList answer = RevocationList.EMPTY;
    private boolean away;
    private final RevocationPolling polling =
            new RevocationPolling(this::read, _ -> Optional.empty(), Duration.ofSeconds(2), clock);
    private final UnrevokedTokens tokens = new UnrevokedTokens(verified(), polling);

    private Optional<RevocationList> read() {
        if (away) {
            throw new IllegalStateException("away");
        }
        return Optional.of(answer);
    }

    private VerifiedTokens verified() {
        VerificationKeys keys = _ -> Optional.of(SigningKeys.publicKey(SigningKeys.OURS));
        var settings = AccessTokenDecoderTests.settings();
        return new VerifiedTokens(new AccessTokenDecoder(keys, settings, clock), settings, clock);
    }

    private void revoke(RevocationList list) {
        answer = list;
        polling.read();
    }

    private static RevocationList session(String id) {
        return new RevocationList(Set.of(id), Map.of(), Set.of(), Set.of());
    }

    private static RevocationList account(String id, Instant at) {
        return new RevocationList(Set.of(), Map.of(id, at), Set.of(), Set.of());
    }

    private static RevocationList key(String id) {
        return new RevocationList(Set.of(), Map.of(), Set.of(id), Set.of());
    }

    private void isRefused(String token) {
        assertThatExceptionOfType(BadJwtException.class)
                .isThrownBy(() -> tokens.decode(token))
                .withMessage("The token was revoked");
    }

    private static JwtBuilder issuedAt(Instant at) {
        return AccessTokens.unsigned(at).claim(CurrentUser.ISSUED_AT_MILLIS_CLAIM, at.toEpochMilli());
    }

    @Test
    void refusesATokenThatWasVerifiedBefore() {
        var token = AccessTokens.good(NOW);
        assertThat(tokens.decode(token).getSubject()).isEqualTo(EMMA);

        revoke(session(SESSION));

        isRefused(token);
    }

    @Test
    void refusesSessionsAccountsAndKeys() {
        var token = AccessTokens.good(NOW);

        for (var list : new RevocationList[] {session(SESSION), account(EMMA, NOW), key(AccessTokens.KEY_ID)}) {
            revoke(list);
            isRefused(token);
        }
    }

    @Test
    void refusesNothingElse() {
        var token = AccessTokens.good(NOW);

        for (var list : new RevocationList[] {session(EMMA), account(SESSION, NOW), key("another")}) {
            revoke(list);
            assertThat(tokens.decode(token).getSubject()).isEqualTo(EMMA);
        }
    }

    @Test
    void letsAnAccountInAgainWithATokenThatIsNewer() {
        revoke(account(EMMA, NOW.plusMillis(500)));

        isRefused(AccessTokens.signed(issuedAt(NOW.plusMillis(499))));
        isRefused(AccessTokens.signed(issuedAt(NOW.plusMillis(500))));
        var newer = tokens.decode(AccessTokens.signed(issuedAt(NOW.plusMillis(501))));
        assertThat(newer.getSubject()).isEqualTo(EMMA);
    }

    @Test
    void refusesATokenOfARevokedAccountThatDoesNotSayWhenItWasIssued() {
        revoke(account(EMMA, NOW));

        isRefused(AccessTokens.signed(AccessTokens.unsigned(NOW).issuedAt(null)));
    }

    @Test
    void keepsTheLastListWhileThereIsNoNewOne() {
        revoke(session(SESSION));
        away = true;
        clock.advance(Duration.ofSeconds(30));
        polling.read();

        isRefused(AccessTokens.good(NOW));
        assertThat(polling.age()).isEqualTo(30.0);
    }

    @Test
    void forgetsWhatTheListForgot() {
        revoke(session(SESSION));
        revoke(RevocationList.EMPTY);

        assertThat(tokens.decode(AccessTokens.good(NOW)).getSubject()).isEqualTo(EMMA);
    }
}
