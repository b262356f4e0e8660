package dev.nexus.notification.preference;

import dev.nexus.notification.channel.Channel;
import dev.nexus.notification.inbox.NotificationKind;
import dev.nexus.platform.database.SqlArrays;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.Arrays;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** How all want to be told. */
@Repository
public class Preferences {

    private record Said(UUID account, Choice choice, boolean wanted) {}

    private final JdbcClient jdbc;

    Preferences(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    public Preference of(UUID account) {
        return Objects.requireNonNull(of(List.of(account)).get(account));
    }

    /** One for each of some accounts, whether they said anything or not. */
    public Map<UUID, Preference> of(Collection<UUID> accounts) {
        var choices = choices(accounts);
        Map<UUID, Preference> all = new HashMap<>();
        accounts.forEach(account -> all.put(account, Preference.NOTHING_SAID));
        jdbc.sql("select * from notification_preference where account_id = any (:accounts)")
                .param("accounts", accounts.toArray(UUID[]::new))
                .query(row -> {
                    var account = row.getObject("account_id", UUID.class);
                    all.put(account, read(row, choices.getOrDefault(account, Map.of())));
                });
        return all;
    }

    /** What an account said, until the end of the transaction for this caller alone. */
    Preference lock(UUID account) {
        jdbc.sql("select pg_advisory_xact_lock(hashtextextended('preferences ' || :account, 0))")
                .param("account", account.toString())
                .query(row -> {});
        return of(account);
    }

    /** Puts a preference in the place of what was said before. */
    void put(UUID account, Preference preference) {
        var quiet = preference.quietHours();
        var zone = quiet == null ? null : quiet.zone();
        jdbc.sql("""
                        insert into notification_preference (account_id, digest, quiet_from, quiet_to, quiet_zone, version)
                        values (:account, :digest, :from::time, :to::time, :zone, :version)
                        on conflict (account_id) do update set digest = excluded.digest, quiet_from = excluded.quiet_from,
                            quiet_to = excluded.quiet_to, quiet_zone = excluded.quiet_zone, version = excluded.version
                        """)
                .param("account", account)
                .param("digest", preference.digest().column())
                .param("from", quiet == null ? null : quiet.from().toString())
                .param("to", quiet == null ? null : quiet.to().toString())
                .param("zone", zone == null ? null : zone.getId())
                .param("version", preference.version())
                .update();
        putChoices(account, preference.choices());
    }

    private void putChoices(UUID account, Map<Choice, Boolean> choices) {
        var said = List.copyOf(choices.entrySet());
        jdbc.sql("delete from channel_choice where account_id = :account")
                .param("account", account)
                .update();
        jdbc.sql("""
                        insert into channel_choice (account_id, kind, channel, wanted)
                        select :account, kind, channel, wanted
                        from unnest(cast(:kinds as text[]), cast(:channels as text[]), cast(:wanted as boolean[]))
                            as said (kind, channel, wanted)
                        """)
                .param("account", account)
                .param(
                        "kinds",
                        SqlArrays.texts(said, each -> each.getKey().kind().wireName()))
                .param(
                        "channels",
                        SqlArrays.texts(said, each -> each.getKey().channel().wireName()))
                .param("wanted", SqlArrays.texts(said, Map.Entry::getValue))
                .update();
    }

    private Map<UUID, Map<Choice, Boolean>> choices(Collection<UUID> accounts) {
        Map<UUID, Map<Choice, Boolean>> choices = new HashMap<>();
        jdbc.sql("select * from channel_choice where account_id = any (:accounts)")
                .param("accounts", accounts.toArray(UUID[]::new))
                .query((row, _) -> said(row))
                .list()
                .forEach(said -> said.ifPresent(each -> choices.computeIfAbsent(each.account(), _ -> new HashMap<>())
                        .put(each.choice(), each.wanted())));
        return choices;
    }

    /** Empty for what this version does not know: a newer one may have been here. */
    private static Optional<Said> said(ResultSet row) throws SQLException {
        var account = row.getObject("account_id", UUID.class);
        var channelName = row.getString("channel");
        var wanted = row.getBoolean("wanted");
        var channel = Arrays.stream(Channel.values())
                .filter(each -> each.wireName().equals(channelName))
                .findFirst();
        return NotificationKind.find(row.getString("kind"))
                .flatMap(kind -> channel.map(each -> new Said(account, new Choice(kind, each), wanted)));
    }

    private static Preference read(ResultSet row, Map<Choice, Boolean> choices) throws SQLException {
        return new Preference(
                choices, quietHours(row), Digest.ofColumn(row.getString("digest")), row.getLong("version"));
    }

    private static @Nullable QuietHours quietHours(ResultSet row) throws SQLException {
        var from = row.getObject("quiet_from", LocalTime.class);
        var to = row.getObject("quiet_to", LocalTime.class);
        var zone = row.getString("quiet_zone");
        return from == null || to == null ? null : new QuietHours(from, to, zone == null ? null : ZoneId.of(zone));
    }
}
