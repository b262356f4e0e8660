package dev.nexus.catalog.review;

import dev.nexus.platform.personaldata.PersonalData;
import dev.nexus.platform.personaldata.PersonalRows;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.jdbc.core.simple.JdbcClient;

/** What people have said of books. */
@Configuration(proxyBeanMethods = false)
class ReviewsOfAnAccount {

    @Bean
    PersonalData personalReviews(JdbcClient jdbc) {
        return PersonalRows.of(jdbc, "reviews", """
                select review.book_id as "bookId", book.title as "bookTitle", review.rating, review.text, review.spoiler,
                    review.created_at as "createdAt", review.updated_at as "updatedAt"
                from review join book on book.id = review.book_id
                where review.account_id = :account order by review.book_id
                """, """
                with gone as (delete from review where account_id = :account returning book_id),
                    rest as (
                        select gone.book_id, avg(other.rating) as average, count(other.rating) as count
                        from gone
                        left join review other on other.book_id = gone.book_id
                            and other.account_id <> :account and other.hidden_at is null
                        group by gone.book_id)
                update book set rating_average = rest.average, rating_count = rest.count
                from rest where book.id = rest.book_id
                """);
    }
}
