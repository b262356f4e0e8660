package dev.nexus.catalog.listening;

import dev.nexus.platform.personaldata.PersonalData;
import dev.nexus.platform.personaldata.PersonalRows;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.jdbc.core.simple.JdbcClient;

/** What the catalogue knows of what people hear. */
@Configuration(proxyBeanMethods = false)
class ListeningOfAnAccount {

    @Bean
    PersonalData personalListeningStates(JdbcClient jdbc) {
        return PersonalRows.of(
                jdbc, "listeningStates", """
                select book_id as "bookId", state from listening_state
                where listener_id = :account order by book_id
                """, "delete from listening_state where listener_id = :account");
    }
}
