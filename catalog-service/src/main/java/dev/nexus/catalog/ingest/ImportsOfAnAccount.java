package dev.nexus.catalog.ingest;

import dev.nexus.platform.personaldata.PersonalData;
import dev.nexus.platform.personaldata.PersonalRows;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.jdbc.core.simple.JdbcClient;

/** What people have imported. The imports are their libraries' and stay; who asked for them is forgotten. */
@Configuration(proxyBeanMethods = false)
class ImportsOfAnAccount {

    @Bean
    PersonalData personalImports(JdbcClient jdbc) {
        return PersonalRows.of(jdbc, "imports", """
                select job.id, job.library_id as "libraryId", job.state, job.book_id as "bookId", job.folder,
                    (select json_agg(file.name order by file.ordinal) from import_file file where file.import_id = job.id)
                        as files,
                    job.created_at as "createdAt"
                from import_job job
                where job.requested_by = :account order by job.id
                """, """
                update import_job set requested_by = null, idempotency_key = null where requested_by = :account
                """);
    }
}
