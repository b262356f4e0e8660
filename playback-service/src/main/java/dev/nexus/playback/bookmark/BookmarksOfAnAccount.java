package dev.nexus.playback.bookmark;

import dev.nexus.platform.personaldata.PersonalData;
import dev.nexus.platform.personaldata.PersonalRows;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.jdbc.core.simple.JdbcClient;

/** What people marked. Positions are in seconds. */
@Configuration(proxyBeanMethods = false)
class BookmarksOfAnAccount {

    @Bean
    PersonalData personalBookmarks(JdbcClient jdbc) {
        return PersonalRows.of(jdbc, "bookmarks", """
                select id, book_id as "bookId", position_ms / 1000.0 as position, end_ms / 1000.0 as "end", title, note,
                    created_at as "createdAt", changed_at as "updatedAt"
                from bookmark
                where listener_id = :account order by book_id, position_ms, id
                """, "delete from bookmark where listener_id = :account");
    }
}
