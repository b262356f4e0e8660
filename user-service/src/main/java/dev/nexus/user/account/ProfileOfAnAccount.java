package dev.nexus.user.account;

import dev.nexus.platform.personaldata.PersonalData;
import dev.nexus.platform.personaldata.PersonalRows;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** The account itself. What depends on its row goes with it. */
@Component
class ProfileOfAnAccount implements PersonalData {

    private final JdbcClient database;
    private final PersonalData row;

    ProfileOfAnAccount(JdbcClient database) {
        this.database = database;
        this.row = PersonalRows.of(database, "profile", """
                select id, email, email_verified_at as "emailVerifiedAt", pending_email as "pendingEmail",
                    display_name as "displayName", locale, time_zone as "timeZone", admin,
                    registered_at as "registeredAt", disabled_at as "disabledAt"
                from account where id = :account
                """, "delete from account where id = :account");
    }

    @Override
    public String name() {
        return row.name();
    }

    @Override
    public Stream<?> about(UUID account) {
        return row.about(account);
    }

    @Override
    public void erase(UUID account) {
        row.erase(account);
    }

    /** As strings of JSON: a short address may be a part of somebody else's. */
    @Override
    public Set<String> traces(UUID account) {
        return database.sql("""
                        select address
                        from account, unnest(
                            array[email, lower(email), email_key, former_email_key, pending_email, lower(pending_email)])
                            address
                        where id = ? and address is not null""").param(account).query(String.class).list().stream()
                .map(address -> "\"" + address + "\"")
                .collect(Collectors.toUnmodifiableSet());
    }
}
