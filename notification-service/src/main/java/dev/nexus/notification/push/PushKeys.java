package dev.nexus.notification.push;

import dev.nexus.notification.push.crypto.VapidKey;
import dev.nexus.platform.secret.EnvironmentKey;
import dev.nexus.platform.secret.SealedData;
import java.security.GeneralSecurityException;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.ZoneOffset;
import java.util.Base64;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/**
 * The key by which push services know this installation: the environment's, or one that the first instance to need it has made. It stays:
 * another one would make every subscription worthless.
 */
@Component
@EnableConfigurationProperties(PushSettings.class)
public class PushKeys implements SealedData {

    private static final String PURPOSE = "push-key";
    private static final String NAME = "vapid";

    @SuppressWarnings("ArrayRecordComponent") // Never compared.
    private record Kept(byte[] publicKey, byte[] sealed) {}

    private final JdbcClient jdbc;
    private final EnvironmentKey key;
    private final Clock clock;
    private final @Nullable VapidKey given;
    private volatile @Nullable VapidKey known;

    PushKeys(JdbcClient jdbc, EnvironmentKey key, PushSettings settings, Clock clock) {
        this.jdbc = jdbc;
        this.key = key;
        this.clock = clock;
        this.given = given(settings);
    }

    private static @Nullable VapidKey given(PushSettings settings) {
        var publicKey = settings.publicKey();
        var privateKey = settings.privateKey();
        if (publicKey == null || privateKey == null) {
            return null;
        }
        try {
            var decoder = Base64.getUrlDecoder();
            return VapidKey.of(decoder.decode(publicKey), decoder.decode(privateKey));
        } catch (IllegalArgumentException broken) {
            throw new IllegalArgumentException(
                    "nexus.push.public-key and private-key must be a pair of VAPID keys in base64url: "
                            + broken.getMessage());
        }
    }

    /** The key; on all instances the same. */
    public VapidKey current() {
        if (given != null) {
            return given;
        }
        var found = known;
        if (found == null) {
            found = opened(kept().orElseGet(this::made));
            known = found;
        }
        return found;
    }

    private Optional<Kept> kept() {
        return jdbc.sql("select public_key, private_key from push_key")
                .query(PushKeys::read)
                .optional();
    }

    /** Of several instances that make one at once, the first has made it for all. */
    private Kept made() {
        var made = VapidKey.generate();
        jdbc.sql("""
                        insert into push_key (id, public_key, private_key, created_at) values (1, ?, ?, ?)
                        on conflict do nothing
                        """)
                .params(
                        made.publicBytes(),
                        key.seal(PURPOSE, NAME, made.privateBytes()),
                        clock.instant().atOffset(ZoneOffset.UTC))
                .update();
        return kept().orElseThrow();
    }

    private VapidKey opened(Kept kept) {
        try {
            return VapidKey.of(kept.publicKey(), key.open(PURPOSE, NAME, kept.sealed()));
        } catch (GeneralSecurityException failure) {
            throw new IllegalStateException("the key for Web Push was sealed with another NEXUS_SECRET_KEY", failure);
        }
    }

    @Override
    @Transactional
    public int sealAnew() {
        return jdbc.sql("select public_key, private_key from push_key for update")
                .query(PushKeys::read)
                .optional()
                .map(this::sealedAnew)
                .orElse(0);
    }

    private int sealedAnew(Kept kept) {
        try {
            return key.sealAnew(PURPOSE, NAME, kept.sealed())
                    .map(anew -> jdbc.sql("update push_key set private_key = ?")
                            .param(anew)
                            .update())
                    .orElse(0);
        } catch (GeneralSecurityException failure) {
            throw new IllegalStateException("the key for Web Push was sealed with another NEXUS_SECRET_KEY", failure);
        }
    }

    private static Kept read(ResultSet row, int number) throws SQLException {
        return new Kept(row.getBytes("public_key"), row.getBytes("private_key"));
    }
}
