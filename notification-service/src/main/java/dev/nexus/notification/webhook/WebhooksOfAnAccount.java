package dev.nexus.notification.webhook;

import dev.nexus.platform.personaldata.PersonalData;
import dev.nexus.platform.personaldata.PersonalRows;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Which webhooks people made. They are their library's, and stay there without their names. */
@Configuration(proxyBeanMethods = false)
class WebhooksOfAnAccount {

    @Bean
    PersonalData personalWebhooks(JdbcClient jdbc) {
        return PersonalRows.of(
                jdbc, "webhooks", """
                select id, library_id as "libraryId", url, created_at as "createdAt" from webhook
                where created_by = :account order by id
                """, "update webhook set created_by = null where created_by = :account");
    }
}
