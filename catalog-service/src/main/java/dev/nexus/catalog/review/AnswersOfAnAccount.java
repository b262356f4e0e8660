package dev.nexus.catalog.review;

import dev.nexus.platform.personaldata.PersonalData;
import dev.nexus.platform.personaldata.PersonalRows;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.jdbc.core.simple.JdbcClient;

/** What people have answered to reviews. The answers are their libraries' and stay; who gave them is forgotten. */
@Configuration(proxyBeanMethods = false)
class AnswersOfAnAccount {

    @Bean
    PersonalData personalReviewAnswers(JdbcClient jdbc) {
        return PersonalRows.of(jdbc, "reviewAnswers", """
                select review.book_id as "bookId", book.title as "bookTitle", review.answer as text,
                    review.answered_at as "answeredAt"
                from review join book on book.id = review.book_id
                where review.answered_by = :account order by review.book_id, review.id
                """, """
                update review set answered_by = null where answered_by = :account
                """);
    }
}
