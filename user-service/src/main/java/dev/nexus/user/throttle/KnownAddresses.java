package dev.nexus.user.throttle;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.nexus.platform.secret.EnvironmentKey;
import java.time.Clock;
import java.time.Duration;
import java.time.ZoneOffset;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** From where accounts have signed in, for as long as it is of use. */
@Component
class KnownAddresses {

    private static final String PURPOSE = "known-address";

    private final JdbcClient database;
    private final EnvironmentKey secret;
    private final Clock clock;
    private final Duration knownFor;

    KnownAddresses(JdbcClient database, EnvironmentKey secret, Clock clock, ThrottleSettings settings) {
        this.database = database;
        this.secret = secret;
        this.clock = clock;
        this.knownFor = settings.knownFor();
    }

    boolean contains(String name, String network) {
        return database.sql("select exists (select from known_address where key = ? and seen_at > ?)")
                .params(key(name, network), clock.instant().minus(knownFor).atOffset(ZoneOffset.UTC))
                .query(Boolean.class)
                .single();
    }

    void remember(String name, String network) {
        database.sql("""
                        insert into known_address (key, seen_at) values (?, ?)
                        on conflict (key) do update set seen_at = excluded.seen_at""")
                .params(key(name, network), clock.instant().atOffset(ZoneOffset.UTC))
                .update();
    }

    private byte[] key(String name, String network) {
        return secret.hash(PURPOSE, (name + "\n" + network).getBytes(UTF_8));
    }
}
