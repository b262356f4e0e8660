package dev.nexus.notification.recipient;

import dev.nexus.platform.personaldata.PersonalData;
import dev.nexus.platform.personaldata.PersonalRows;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** What is known here of who people are. */
@Component
class ProfileOfAnAccount implements PersonalData {

    private final JdbcClient jdbc;
    private final PersonalData rows;

    ProfileOfAnAccount(JdbcClient jdbc) {
        this.jdbc = jdbc;
        this.rows = PersonalRows.of(
                jdbc,
                "recipient",
                """
                select email, email_verified as "emailVerified", display_name as "displayName", locale, time_zone as "timeZone",
                    registered_at as "registeredAt", disabled_at as "disabledAt"
                from (select cast(:account as uuid) as account_id) who
                    left join recipient using (account_id) left join disabled_recipient using (account_id)
                where email is not null or disabled_at is not null
                """,
                "delete from recipient where account_id = :account",
                "delete from disabled_recipient where account_id = :account");
    }

    @Override
    public String name() {
        return rows.name();
    }

    @Override
    public Stream<?> about(UUID account) {
        return rows.about(account);
    }

    @Override
    public void erase(UUID account) {
        rows.erase(account);
    }

    /** An invitation that waits has an address in it. As strings of JSON: a short address may be a part of somebody else's. */
    @Override
    public Set<String> traces(UUID account) {
        return jdbc.sql("""
                        select address from recipient, unnest(array[email, lower(email), email_key]) address
                        where account_id = ?
                        """).param(account).query(String.class).list().stream()
                .map(address -> "\"" + address + "\"")
                .collect(Collectors.toUnmodifiableSet());
    }
}
