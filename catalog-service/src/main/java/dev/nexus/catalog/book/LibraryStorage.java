package dev.nexus.catalog.book;

import dev.nexus.catalog.library.LibraryAccess;
import dev.nexus.catalog.library.LibraryId;
import dev.nexus.catalog.problem.CatalogProblem;
import dev.nexus.platform.problem.ProblemException;
import java.util.UUID;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Knows how much room libraries take, and keeps them within their quotas. */
@Component
@EnableConfigurationProperties(QuotaProperties.class)
public class LibraryStorage {

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
     * Ends a transaction that has added too much. What it has added holds the library's count until then, so two of them cannot both
     * take the last room.
     *
     * @throws LibraryFull when the library has more now than it may have
     */
    void check(LibraryId library) {
        long quota = quotas.of(library.value());
        if (quota != Long.MAX_VALUE && used(library) > quota) {
            throw new LibraryFull(full(quota));
        }
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
