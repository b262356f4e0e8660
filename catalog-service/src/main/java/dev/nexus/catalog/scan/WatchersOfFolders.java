package dev.nexus.catalog.scan;

import dev.nexus.platform.personaldata.PersonalData;
import dev.nexus.platform.personaldata.PersonalRows;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Who has folders watched. The folders are their libraries' and stay; who added them is forgotten. */
@Configuration(proxyBeanMethods = false)
class WatchersOfFolders {

    @Bean
    PersonalData personalFolders(JdbcClient jdbc) {
        return PersonalRows.of(
                jdbc, "watchedFolders", """
                select id, library_id as "libraryId", folder, created_at as "createdAt" from watched_folder
                where added_by = :account order by id
                """, "update watched_folder set added_by = null where added_by = :account");
    }
}
