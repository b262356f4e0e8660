package dev.nexus.catalog.book;

import dev.nexus.catalog.library.LibraryAccess;
import dev.nexus.catalog.library.LibraryId;
import dev.nexus.catalog.problem.CatalogProblem;
import dev.nexus.platform.problem.ProblemException;
import java.util.UUID;
import java.util.concurrent.TimeUnit;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;

/** Knows how much room libraries take, and keeps them within their quotas. */
@Component
@EnableConfigurationProperties(QuotaProperties.class)
public class LibraryStorage {

    private static final int MANY_CHANGES = 100;

    private final JdbcClient jdbc;
    private final LibraryAccess access;
    private final QuotaProperties quotas;

    LibraryStorage(JdbcClient jdbc, LibraryAccess access, QuotaProperties quotas) {
        this.jdbc = jdbc;
        this.access = access;
        this.quotas = quotas;
    }

    /**
     * How much room a library takes.
     *
     * @throws ProblemException {@code library-not-found} for strangers, {@code role-too-low} for listeners
     */
    public StorageView of(UUID account, LibraryId library) {
        access.requireImporterOf(account, library, new ProblemException(CatalogProblem.LIBRARY_NOT_FOUND, null));
        long quota = quotas.of(library.value());
        return new StorageView(used(library), quota == Long.MAX_VALUE ? null : quota);
    }

    /**
     * Refuses early what would not fit.
     *
     * @throws ProblemException {@code library-full}
     */
    public void requireRoom(LibraryId library, long bytes) {
        long quota = quotas.of(library.value());
        if (quota != Long.MAX_VALUE && used(library) + bytes > quota) {
            throw new ProblemException(CatalogProblem.LIBRARY_FULL, full(quota));
        }
    }

    /**
     * Ends a transaction that has added too much. Those that add to a library with a quota do so one after the other, so two of them
     * cannot both take the last room.
     *
     * @throws LibraryFull when the library has more now than it may have
     */
    void check(LibraryId library) {
        long quota = quotas.of(library.value());
        if (quota == Long.MAX_VALUE) {
            return;
        }
        jdbc.sql("select pg_advisory_xact_lock(hashtextextended(:library, 31))")
                .param("library", "storage " + library)
                .query((_, _) -> true)
                .single();
        if (used(library) > quota) {
            throw new LibraryFull(full(quota));
        }
    }

    /** Brings many changes together to one sum for each library. */
    @Scheduled(initialDelay = 10, fixedDelay = 10, timeUnit = TimeUnit.MINUTES)
    void sumUp() {
        jdbc.sql("""
                        with many as (select library_id from library_storage group by library_id having count(*) > :many),
                        summed as (
                            delete from library_storage where library_id in (select library_id from many)
                            returning library_id, bytes)
                        insert into library_storage (library_id, bytes)
                        select library_id, sum(bytes) from summed group by library_id
                        """).param("many", MANY_CHANGES).update();
    }

    private long used(LibraryId library) {
        return jdbc.sql("select coalesce(sum(bytes), 0) from library_storage where library_id = :library")
                .param("library", library.value())
                .query(Long.class)
                .single();
    }

    private static String full(long quota) {
        return "The library may have " + quota + " bytes.";
    }
}
