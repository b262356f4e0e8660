package dev.nexus.notification.dispatch;

import dev.nexus.platform.personaldata.PersonalData;
import dev.nexus.platform.personaldata.PersonalRows;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.jdbc.core.simple.JdbcClient;

/** What was sent to people, and when. */
@Configuration(proxyBeanMethods = false)
class DeliveriesOfAnAccount {

    @Bean
    PersonalData personalNotificationDeliveries(JdbcClient jdbc) {
        return PersonalRows.of(jdbc, "notificationDeliveries", """
                select notification_id as "notificationId", channel, state, attempts, delivery.created_at as "createdAt",
                    finished_at as "finishedAt"
                from notification_delivery delivery join notification on notification.id = notification_id
                where recipient_id = :account order by delivery.id
                """, """
                delete from notification_delivery
                where notification_id in (select id from notification where recipient_id = :account)
                """);
    }
}
