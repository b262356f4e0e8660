package dev.nexus.playback.listening;

import dev.nexus.platform.personaldata.PersonalData;
import dev.nexus.platform.personaldata.PersonalRows;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.jdbc.core.simple.JdbcClient;

/** When people listened. */
@Configuration(proxyBeanMethods = false)
class ListeningOfAnAccount {

    @Bean
    PersonalData personalListening(JdbcClient jdbc) {
        return PersonalRows.of(jdbc, "listening", """
                select book_id as "bookId", lower(span) as "from", upper(span) - interval '2 s' as "to"
                from listened, unnest(spans) as span
                where listener_id = :account order by lower(span), book_id
                """, "delete from listened where listener_id = :account");
    }
}
