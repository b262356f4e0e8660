package dev.nexus.notification.follow;

import dev.nexus.platform.personaldata.PersonalData;
import dev.nexus.platform.personaldata.PersonalRows;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.jdbc.core.simple.JdbcClient;

/** What people want to hear of, and what they have heard. */
@Configuration(proxyBeanMethods = false)
class InterestsOfAnAccount {

    @Bean
    PersonalData personalFollows(JdbcClient jdbc) {
        return PersonalRows.of(jdbc, "follows", """
                select kind, entry_id as "id", followed_at as "followedAt" from follow where account_id = :account order by id
                """, "delete from follow where account_id = :account");
    }

    @Bean
    PersonalData personalFinishedBooks(JdbcClient jdbc) {
        return PersonalRows.of(jdbc, "finishedBooks", """
                select book_id as "bookId", finished_at as "finishedAt" from finished_book
                where account_id = :account order by book_id
                """, "delete from finished_book where account_id = :account");
    }
}
