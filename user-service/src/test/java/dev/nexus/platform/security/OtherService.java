package dev.nexus.platform.security;

import java.net.URI;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.springframework.security.oauth2.jwt.Jwt;

/**
 * What another service does with tokens, put together as the platform does: it knows nothing but two addresses of this one.
 * It keeps the keys for a second only, so that a test need not wait for minutes.
 */
public final class OtherService implements AutoCloseable {

    private static final Duration KEYS_MAX_AGE = Duration.ofSeconds(1);

    private final HttpRevocationSource source;
    private final RevocationPolling revocations;
    private final UnrevokedTokens decoder;

    private OtherService(HttpRevocationSource source, RevocationPolling revocations, UnrevokedTokens decoder) {
        this.source = source;
        this.revocations = revocations;
        this.decoder = decoder;
    }

    /** One as they all are. */
    public static OtherService of(int port) {
        return of(port, RevocationSource::read);
    }

    /** One that is not told which keys sign, as if user-service were older: it depends on their overlap alone. */
    public static OtherService thatIsNotToldKeys(int port) {
        return of(port, source -> source.read()
                .map(list -> new RevocationList(list.sessions(), list.accounts(), list.keys(), null)));
    }

    private static OtherService of(int port, Reading reading) {
        var clock = Clock.systemUTC();
        var user = URI.create("http://localhost:" + port);
        var settings = new SecuritySettings(
                user.resolve("/.well-known/jwks.json"),
                null,
                Duration.ofSeconds(2),
                "nexus",
                "nexus",
                Duration.ofSeconds(5),
                Duration.ofSeconds(30),
                KEYS_MAX_AGE,
                Duration.ofSeconds(60),
                1_000,
                8_192,
                List.of(),
                List.of(),
                null);
        var keys = new FetchedKeys(
                new HttpJwksSource(settings.jwksUrl()), settings.fetchInterval(), settings.keysMaxAge(), clock);
        var source = new HttpRevocationSource(settings.revocationsAt());
        var revocations =
                new RevocationPolling(() -> reading.read(source), keys, settings.revocationsInterval(), clock);
        var verified = new VerifiedTokens(new AccessTokenDecoder(keys, settings, clock), settings, clock);
        revocations.start();
        return new OtherService(source, revocations, new UnrevokedTokens(verified, revocations));
    }

    /**
     * Judges a token.
     *
     * @throws org.springframework.security.oauth2.jwt.BadJwtException when it is refused
     */
    public Jwt decode(String token) {
        return decoder.decode(token);
    }

    @Override
    public void close() {
        revocations.stop();
        source.close();
    }

    private interface Reading {

        Optional<RevocationList> read(RevocationSource source);
    }
}
