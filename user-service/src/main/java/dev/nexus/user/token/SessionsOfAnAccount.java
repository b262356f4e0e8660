package dev.nexus.user.token;

import dev.nexus.platform.personaldata.PersonalData;
import dev.nexus.platform.personaldata.PersonalRows;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Where people have signed in. */
@Configuration(proxyBeanMethods = false)
class SessionsOfAnAccount {

    @Bean
    PersonalData personalSessions(JdbcClient database) {
        return PersonalRows.of(database, "sessions", """
                select id, device_id as "deviceId", device_name as "deviceName", sign_in_method as "signInMethod",
                    created_at as "createdAt", last_used_at as "lastUsedAt", expires_at as "expiresAt",
                    ended_at as "endedAt", end_reason as "endReason"
                from session where account_id = :account order by id
                """, "delete from session where account_id = :account");
    }

    @Bean
    PersonalData personalDevices(JdbcClient database) {
        return PersonalRows.of(database, "devices", """
                select device, last_seen_at as "lastSeenAt"
                from known_device where account_id = :account order by device
                """, "delete from known_device where account_id = :account");
    }
}
