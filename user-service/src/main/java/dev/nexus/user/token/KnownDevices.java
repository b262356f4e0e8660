package dev.nexus.user.token;

import dev.nexus.user.account.AccountId;
import java.time.Instant;
import java.time.ZoneOffset;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * The devices that each account was seen on. A device is known by the identifier that it chose, or else by its name; one that has
 * neither is never known.
 */
@Component
class KnownDevices {

    private final JdbcClient database;

    KnownDevices(JdbcClient database) {
        this.database = database;
    }

    /** Notes that somebody signs in on a device; true when it is for the first time. */
    boolean see(AccountId account, Device device, Instant now) {
        if (device.equals(Device.UNNAMED)) {
            return true;
        }
        return database.sql("""
                        insert into known_device (account_id, by_id, device, last_seen_at) values (?, ?, ?, ?)
                        on conflict (account_id, by_id, device) do update set last_seen_at = excluded.last_seen_at
                        returning xmax = 0""")
                .params(
                        account.value(),
                        device.id() != null,
                        device.id() == null ? device.name() : device.id(),
                        now.atOffset(ZoneOffset.UTC))
                .query(Boolean.class)
                .single();
    }

    /** Forgets some of those on which nobody has signed in since. */
    int removeUnseenSince(Instant time, int atMost) {
        return database.sql("""
                        delete from known_device where (account_id, by_id, device) in (
                            select account_id, by_id, device from known_device where last_seen_at <= ?
                            limit ? for update skip locked)""").params(time.atOffset(ZoneOffset.UTC), atMost).update();
    }
}
