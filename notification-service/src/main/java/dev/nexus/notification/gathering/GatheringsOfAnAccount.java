package dev.nexus.notification.gathering;

import dev.nexus.platform.personaldata.PersonalData;
import dev.nexus.platform.personaldata.PersonalRows;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Imports of people, for as long as they are to be told of them. Telling that has come to an account begins anew: nobody is told twice. */
@Configuration(proxyBeanMethods = false)
class GatheringsOfAnAccount {

    @Bean
    PersonalData personalImports(JdbcClient jdbc) {
        return PersonalRows.of(
                jdbc,
                "imports",
                """
                select topic, library_id as "libraryId", item_id as "importId", opened_at as "openedAt"
                from gathering join gathered on gathering_id = gathering.id
                where account_id = :account order by item_id
                """,
                "delete from gathering where account_id = :account",
                "update gathering set told_to = null where told_to = :account");
    }

    @Bean
    PersonalData personalImportedBooks(JdbcClient jdbc) {
        return PersonalRows.of(jdbc, "importedBooks", """
                select book_id as "bookId", imported_at as "importedAt" from imported_book
                where account_id = :account order by book_id
                """, "delete from imported_book where account_id = :account");
    }
}
