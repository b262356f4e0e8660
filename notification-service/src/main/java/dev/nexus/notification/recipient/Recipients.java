package dev.nexus.notification.recipient;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** All who may be told something. */
@Repository
public class Recipients {

    private final JdbcClient jdbc;

    Recipients(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** Takes a profile as it is told last. */
    public void put(Profile profile) {
        var registeredAt = profile.registeredAt();
        jdbc.sql("""
                        insert into recipient
                            (account_id, email, email_key, email_verified, display_name, locale, time_zone, registered_at)
                        values (:account, :email, :key, :verified, :name, :locale, :zone, :registeredAt::timestamptz)
                        on conflict (account_id) do update set
                            email = excluded.email, email_key = excluded.email_key, email_verified = excluded.email_verified,
                            display_name = excluded.display_name, locale = excluded.locale, time_zone = excluded.time_zone,
                            registered_at = coalesce(excluded.registered_at, recipient.registered_at)
                        """)
                .param("account", profile.id().value())
                .param("email", profile.email())
                .param("key", AddressKey.of(profile.email()))
                .param("verified", profile.emailVerified())
                .param("name", profile.displayName())
                .param("locale", profile.locale())
                .param("zone", profile.timeZone())
                .param("registeredAt", registeredAt == null ? null : registeredAt.atOffset(ZoneOffset.UTC))
                .update();
    }

    public void disable(RecipientId recipient, Instant at) {
        jdbc.sql("insert into disabled_recipient (account_id, disabled_at) values (?, ?) on conflict do nothing")
                .params(recipient.value(), at.atOffset(ZoneOffset.UTC))
                .update();
    }

    public void enable(RecipientId recipient) {
        jdbc.sql("delete from disabled_recipient where account_id = ?")
                .param(recipient.value())
                .update();
    }

    /** Empty for whom nothing was heard of. */
    public Optional<KnownRecipient> find(RecipientId recipient) {
        return Optional.ofNullable(among(List.of(recipient.value())).get(recipient.value()));
    }

    /** Those of some accounts of whom something was heard. */
    public Map<UUID, KnownRecipient> among(Collection<UUID> accounts) {
        return jdbc.sql("""
                        select recipient.*, disabled_at from recipient left join disabled_recipient using (account_id)
                        where account_id = any (:accounts)
                        """).param("accounts", accounts.toArray(UUID[]::new)).query(Recipients::read).list().stream()
                .collect(Collectors.toMap(known -> known.recipient().id().value(), Function.identity()));
    }

    /** Whose address this is, proven by somebody who reads there; empty when nobody has. */
    public List<RecipientId> ofVerifiedAddress(String email) {
        return jdbc.sql("select account_id from recipient where email_key = :key and email_verified")
                .param("key", AddressKey.of(email))
                .query((row, _) -> new RecipientId(row.getObject("account_id", UUID.class)))
                .list();
    }

    private static KnownRecipient read(ResultSet row, int number) throws SQLException {
        var registeredAt = row.getObject("registered_at", OffsetDateTime.class);
        return new KnownRecipient(
                new Recipient(
                        new RecipientId(row.getObject("account_id", UUID.class)),
                        row.getString("email"),
                        row.getBoolean("email_verified"),
                        row.getString("display_name"),
                        locale(row.getString("locale")),
                        zone(row.getString("time_zone"))),
                row.getObject("disabled_at") != null,
                registeredAt == null ? null : registeredAt.toInstant());
    }

    private static @Nullable Locale locale(@Nullable String tag) {
        var locale = tag == null ? null : Locale.forLanguageTag(tag);
        return locale == null || locale.getLanguage().isEmpty() ? null : locale;
    }

    /** A zone that this machine does not know is as good as none. */
    private static @Nullable ZoneId zone(@Nullable String name) {
        try {
            return name == null ? null : ZoneId.of(name);
        } catch (DateTimeException unknown) {
            return null;
        }
    }
}
