package dev.nexus.notification.library;

import dev.nexus.platform.personaldata.PersonalData;
import java.util.UUID;
import java.util.stream.Stream;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** What is known here of where people belong. */
@Component
class MembershipsOfAnAccount implements PersonalData {

    private record Belonging(UUID libraryId, boolean granted) {}

    private final JdbcClient jdbc;

    MembershipsOfAnAccount(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    @Override
    public String name() {
        return "memberships";
    }

    @Override
    public Stream<?> about(UUID account) {
        return jdbc
                .sql("select library_id, granted from membership where account_id = :account order by library_id")
                .param("account", account)
                .query(Belonging.class)
                .stream();
    }

    @Override
    public void erase(UUID account) {
        jdbc.sql("delete from membership where account_id = :account")
                .param("account", account)
                .update();
    }
}
