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
                select book_id as "bookId", from_at as "from", to_at as "to" from listened_span
                where listener_id = :account order by from_at, book_id
                """, "delete from listened where listener_id = :account");
    }
}
