package dev.nexus.notification.webhook;

import dev.nexus.platform.secret.EnvironmentKey;
import dev.nexus.platform.secret.SealedData;
import java.security.GeneralSecurityException;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** What receivers check signatures with. It is shown once; in the database it is unreadable without the key of the environment. */
@Component
class WebhookSecrets implements SealedData {

    private static final String PURPOSE = "webhook-secret";

    private final JdbcClient jdbc;
    private final EnvironmentKey key;

    WebhookSecrets(JdbcClient jdbc, EnvironmentKey key) {
        this.jdbc = jdbc;
        this.key = key;
    }

    byte[] seal(WebhookId webhook, byte[] secret) {
        return key.seal(PURPOSE, webhook.toString(), secret);
    }

    byte[] open(WebhookId webhook, byte[] sealed) {
        try {
            return key.open(PURPOSE, webhook.toString(), sealed);
        } catch (GeneralSecurityException failure) {
            throw new IllegalStateException("a webhook's secret was sealed with another NEXUS_SECRET_KEY", failure);
        }
    }

    @Override
    @Transactional
    public int sealAnew() {
        return sealAnew("secret") + sealAnew("former_secret");
    }

    /** What another instance is at, it seals itself. */
    private int sealAnew(String column) {
        return jdbc
                .sql("select id, %1$s sealed from webhook where %1$s is not null for update skip locked"
                        .formatted(column))
                .query((row, _) -> sealAnew(column, row.getObject("id", UUID.class), row.getBytes("sealed")))
                .list()
                .stream()
                .mapToInt(Integer::intValue)
                .sum();
    }

    private int sealAnew(String column, UUID webhook, byte[] sealed) {
        try {
            return key.sealAnew(PURPOSE, webhook.toString(), sealed)
                    .map(anew -> jdbc.sql("update webhook set %1$s = ? where id = ? and %1$s = ?".formatted(column))
                            .params(anew, webhook, sealed)
                            .update())
                    .orElse(0);
        } catch (GeneralSecurityException failure) {
            throw new IllegalStateException("a webhook's secret was sealed with another NEXUS_SECRET_KEY", failure);
        }
    }
}
