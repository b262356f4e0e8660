package dev.nexus.user.audit;

import dev.nexus.platform.id.IdSource;
import dev.nexus.user.account.AccountId;
import java.time.Clock;
import java.time.ZoneOffset;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;
import tools.jackson.databind.json.JsonMapper;

/** Records what matters for the security of accounts; rows are only ever added. */
@Component
public class AuditLog {

    private final JdbcClient database;
    private final IdSource ids;
    private final Clock clock;
    private final JsonMapper json;

    AuditLog(JdbcClient database, IdSource ids, Clock clock, JsonMapper json) {
        this.database = database;
        this.ids = ids;
        this.clock = clock;
        this.json = json;
    }

    /**
     * Records an act, with the client's address and the signed-in account of the current request if there is one. It joins
     * the caller's transaction: what is rolled back has not happened.
     *
     * @param account whom it happened to; null when what was typed names no account
     * @param action what happened
     * @param details what else there is to know; never a secret, and no address of a person
     */
    @Transactional
    public void record(@Nullable AccountId account, AuditedAction action, Map<String, String> details) {
        record(account, action, details, Caller.current());
    }

    /**
     * Records an act that is done later than it was asked for.
     *
     * @param account whom it happened to; null when what was typed names no account
     * @param action what happened
     * @param details what else there is to know; never a secret, and no address of a person
     * @param caller who asked for it
     */
    @Transactional
    public void record(@Nullable AccountId account, AuditedAction action, Map<String, String> details, Caller caller) {
        // Of whoever is being erased nothing is written any more. One statement, with an account or without: how long
        // it
        // takes must not tell whether there is one.
        database.sql("""
                        insert into security_event
                            (id, at, account_id, actor_id, action, client_address, user_agent, details)
                        select :id, :at, wanted.account, wanted.actor, :action, :address::inet, :agent, :details::jsonb
                        from (values (:account::uuid, :actor::uuid)) wanted (account, actor)
                        where not exists (
                            select from erased_account where account_id in (wanted.account, wanted.actor))""")
                .param("id", ids.next())
                .param("at", clock.instant().atOffset(ZoneOffset.UTC))
                .param("account", account == null ? null : account.value())
                .param("actor", caller.account())
                .param("action", action.code())
                .param("address", caller.address())
                .param("agent", caller.userAgent())
                .param("details", json.writeValueAsString(details))
                .update();
    }
}
