package dev.nexus.notification.push;

import dev.nexus.notification.push.crypto.P256;
import dev.nexus.notification.recipient.RecipientId;
import java.net.URI;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** All browsers that want to be told. */
@Repository
class PushSubscriptions {

    private final JdbcClient jdbc;

    PushSubscriptions(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** Until the end of the transaction nobody else adds browsers to an account. */
    void lockAccount(UUID account) {
        jdbc.sql("select pg_advisory_xact_lock(hashtextextended('push ' || :account, 0))")
                .param("account", account.toString())
                .query(row -> {});
    }

    /** An account's, the oldest first. */
    List<PushSubscription> of(UUID account) {
        return jdbc.sql("select * from push_subscription where account_id = :account order by id")
                .param("account", account)
                .query(PushSubscriptions::read)
                .list();
    }

    Optional<PushSubscription> find(UUID account, PushSubscriptionId id) {
        return jdbc.sql("select * from push_subscription where account_id = :account and id = :id")
                .param("account", account)
                .param("id", id.value())
                .query(PushSubscriptions::read)
                .optional();
    }

    /** Those of some accounts who have a browser that asked. */
    Set<RecipientId> among(Collection<RecipientId> accounts) {
        return Set.copyOf(jdbc.sql(
                        "select distinct account_id from push_subscription where account_id = any (:accounts)")
                .param("accounts", accounts.stream().map(RecipientId::value).toArray(UUID[]::new))
                .query((row, _) -> new RecipientId(row.getObject("account_id", UUID.class)))
                .list());
    }

    /** Takes a browser from whoever had it before this account. */
    void takeFromOthers(UUID account, URI endpoint) {
        jdbc.sql("delete from push_subscription where endpoint = :endpoint and account_id <> :account")
                .param("endpoint", endpoint.toString())
                .param("account", account)
                .update();
    }

    /** Adds a browser. When another account has added the same one at the same moment, it is the last one's. */
    PushSubscriptionId put(PushSubscription added) {
        return jdbc.sql("""
                        insert into push_subscription (id, account_id, endpoint, p256dh, auth, device_name, created_at)
                        values (:id, :account, :endpoint, :p256dh, :auth, :deviceName, :createdAt)
                        on conflict (endpoint) do update set account_id = excluded.account_id, p256dh = excluded.p256dh,
                            auth = excluded.auth, device_name = excluded.device_name
                        returning id
                        """)
                .param("id", added.id().value())
                .param("account", added.account())
                .param("endpoint", added.target().endpoint().toString())
                .param("p256dh", P256.bytes(added.target().p256dh()))
                .param("auth", added.target().auth())
                .param("deviceName", added.deviceName())
                .param("createdAt", added.createdAt().atOffset(ZoneOffset.UTC))
                .query((row, _) -> new PushSubscriptionId(row.getObject("id", UUID.class)))
                .single();
    }

    /** False when the account has none of this identifier. */
    boolean remove(UUID account, PushSubscriptionId id) {
        return jdbc.sql("delete from push_subscription where account_id = :account and id = :id")
                        .param("account", account)
                        .param("id", id.value())
                        .update()
                == 1;
    }

    private static PushSubscription read(ResultSet row, int number) throws SQLException {
        return new PushSubscription(
                new PushSubscriptionId(row.getObject("id", UUID.class)),
                row.getObject("account_id", UUID.class),
                new PushTarget(
                        URI.create(row.getString("endpoint")),
                        P256.publicKey(row.getBytes("p256dh")),
                        row.getBytes("auth")),
                row.getString("device_name"),
                row.getObject("created_at", OffsetDateTime.class).toInstant());
    }
}
