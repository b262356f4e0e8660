package dev.nexus.user.oidc;

import dev.nexus.platform.hash.Sha256;
import dev.nexus.platform.secret.EnvironmentKey;
import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Duration;
import java.time.ZoneOffset;
import java.util.Base64;
import java.util.HexFormat;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;
import tools.jackson.databind.json.JsonMapper;

/**
 * What is put down for a short time and taken up once, by whoever has its token, at any replica. It lies there sealed, under
 * the hash of its token.
 */
@Component
class HandOvers {

    private static final SecureRandom RANDOM = new SecureRandom();
    private static final int BYTES = 32;

    private final JdbcClient database;
    private final EnvironmentKey secret;
    private final JsonMapper json;
    private final Clock clock;

    HandOvers(JdbcClient database, EnvironmentKey secret, JsonMapper json, Clock clock) {
        this.database = database;
        this.secret = secret;
        this.json = json;
        this.clock = clock;
    }

    /** 32 bytes that nobody can guess, in base64url: also good as PKCE verifier. */
    static String randomToken() {
        var bytes = new byte[BYTES];
        RANDOM.nextBytes(bytes);
        return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
    }

    /** Puts something down. */
    void put(String token, Object content, Duration lifetime) {
        var hash = hash(token);
        var now = clock.instant();
        var purpose = content.getClass().getSimpleName();
        database.sql("insert into sign_in_hand_over (hash, purpose, sealed, expires_at) values (?, ?, ?, ?)")
                .params(
                        hash,
                        purpose,
                        secret.seal(purpose, HexFormat.of().formatHex(hash), json.writeValueAsBytes(content)),
                        now.plus(lifetime).atOffset(ZoneOffset.UTC))
                .update();
    }

    /** Takes it up, for the only time; empty when it is not there, was taken or is too old. */
    <T> Optional<T> take(String token, Class<T> type) {
        var hash = hash(token);
        return database.sql("""
                        delete from sign_in_hand_over where hash = ? and purpose = ? and expires_at > ?
                        returning sealed""")
                .params(hash, type.getSimpleName(), clock.instant().atOffset(ZoneOffset.UTC))
                .query((row, _) -> row.getBytes("sealed"))
                .optional()
                .map(found -> open(hash, found, type));
    }

    /** Throws away what nobody has taken up in time: it tells of people. */
    @Scheduled(fixedDelayString = "PT1M", initialDelayString = "PT1M")
    void sweep() {
        database.sql("delete from sign_in_hand_over where expires_at <= ?")
                .param(clock.instant().atOffset(ZoneOffset.UTC))
                .update();
    }

    private <T> T open(byte[] hash, byte[] sealed, Class<T> type) {
        try {
            var name = HexFormat.of().formatHex(hash);
            return json.readValue(secret.open(type.getSimpleName(), name, sealed), type);
        } catch (GeneralSecurityException failure) {
            throw new IllegalStateException("a sign-in was sealed with another NEXUS_SECRET_KEY", failure);
        }
    }

    private static byte[] hash(String token) {
        return Sha256.of(token);
    }
}
