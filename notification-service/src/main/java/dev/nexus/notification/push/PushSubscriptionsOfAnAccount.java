package dev.nexus.notification.push;

import dev.nexus.platform.personaldata.PersonalData;
import dev.nexus.platform.personaldata.PersonalRows;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Which browsers people use, and what was sent to them. */
@Configuration(proxyBeanMethods = false)
class PushSubscriptionsOfAnAccount {

    @Bean
    PersonalData personalPushSubscriptions(JdbcClient jdbc) {
        return PersonalRows.of(
                jdbc, "pushSubscriptions", """
                select id, endpoint, device_name as "deviceName", created_at as "createdAt" from push_subscription
                where account_id = :account order by id
                """, "delete from push_subscription where account_id = :account");
    }
}
