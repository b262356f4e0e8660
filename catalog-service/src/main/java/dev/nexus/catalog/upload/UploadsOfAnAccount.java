package dev.nexus.catalog.upload;

import dev.nexus.platform.personaldata.PersonalData;
import dev.nexus.platform.personaldata.PersonalRows;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.jdbc.core.simple.JdbcClient;

/** What people are sending. Without its row an upload's bytes are removed with those that a crash leaves behind. */
@Configuration(proxyBeanMethods = false)
class UploadsOfAnAccount {

    @Bean
    PersonalData personalUploads(JdbcClient jdbc) {
        return PersonalRows.of(jdbc, "uploads", """
                select id, name, size, received, created_at as "createdAt" from upload
                where account_id = :account order by id
                """, "delete from upload where account_id = :account");
    }
}
