package dev.nexus.user.invitation;

import dev.nexus.platform.personaldata.PersonalData;
import dev.nexus.platform.personaldata.PersonalRows;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.annotation.Order;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Invitations that somebody gave, got by mail or accepted. They go before the account, while its address is known. */
@Configuration(proxyBeanMethods = false)
class InvitationsOfAnAccount {

    @Bean
    @Order(0)
    PersonalData personalInvitations(JdbcClient database) {
        return PersonalRows.of(
                database, "invitations", """
                select id, 'given' as part, library_id as "libraryId", lower(role) as role, email, created_at as at
                from invitation where invited_by = :account
                union all
                select id, 'received', library_id, lower(role), email, created_at
                from invitation
                where email_key = (select coalesce(former_email_key, email_key) from account where id = :account)
                union all
                select id, 'accepted', library_id, lower(role), null, accepted_at
                from invitation join invitation_use on invitation_id = id where account_id = :account
                order by at, id
                """, """
                delete from invitation
                where invited_by = :account or (
                    email_key = (select coalesce(former_email_key, email_key) from account where id = :account)
                    and created_at <= coalesce(
                        (select requested_at from erased_account where account_id = :account), 'infinity'))
                """, "delete from invitation_use where account_id = :account");
    }
}
