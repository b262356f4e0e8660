package dev.nexus.catalog.link;

import dev.nexus.platform.personaldata.PersonalData;
import dev.nexus.platform.personaldata.PersonalRows;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.jdbc.core.simple.JdbcClient;

/** The links that people have made. They end with the account. */
@Configuration(proxyBeanMethods = false)
class LinksOfAnAccount {

    @Bean
    PersonalData personalLinks(JdbcClient jdbc) {
        return PersonalRows.of(jdbc, "links", """
                select id, kind, subject_id as "subjectId", created_at as "createdAt", expires_at as "expiresAt" from link
                where account_id = :account order by id
                """, "delete from link where account_id = :account");
    }
}
