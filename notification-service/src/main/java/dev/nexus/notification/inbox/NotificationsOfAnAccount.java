package dev.nexus.notification.inbox;

import dev.nexus.platform.personaldata.PersonalData;
import dev.nexus.platform.personaldata.PersonalRows;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.jdbc.core.simple.JdbcClient;

/** What people were told. */
@Configuration(proxyBeanMethods = false)
class NotificationsOfAnAccount {

    @Bean
    PersonalData personalNotifications(JdbcClient jdbc) {
        return PersonalRows.of(jdbc, "notifications", """
                select id, kind, title, text, book_id as "bookId", library_id as "libraryId", link, in_app as "inApp",
                    created_at as "createdAt", read_at as "readAt"
                from notification
                where recipient_id = :account order by id
                """, "delete from notification where recipient_id = :account");
    }
}
