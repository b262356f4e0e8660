package dev.nexus.catalog.ingest;

import dev.nexus.catalog.book.LibraryFull;
import dev.nexus.catalog.library.Libraries;
import dev.nexus.catalog.library.MissingLibrary;
import dev.nexus.catalog.media.MediaStore;
import dev.nexus.catalog.media.MediaStoreFull;
import dev.nexus.catalog.problem.CatalogProblem;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import java.util.List;
import java.util.function.BooleanSupplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/** One attempt at an import, and how it ends. */
@Component
class ImportRun {

    private static final Logger log = LoggerFactory.getLogger(ImportRun.class);

    private final BookImporting importing;
    private final ImportJobs jobs;
    private final ImportEnding ending;
    private final MediaStore store;
    private final Libraries libraries;
    private final FolderSources folders;
    private final IngestProperties properties;
    private final MeterRegistry meters;

    ImportRun(
            BookImporting importing,
            ImportJobs jobs,
            ImportEnding ending,
            MediaStore store,
            Libraries libraries,
            FolderSources folders,
            IngestProperties properties,
            MeterRegistry meters) {
        this.importing = importing;
        this.jobs = jobs;
        this.ending = ending;
        this.store = store;
        this.libraries = libraries;
        this.folders = folders;
        this.properties = properties;
        this.meters = meters;
    }

    void run(Claim claim, BooleanSupplier stopping) {
        Timer.Sample started = Timer.start(meters);
        String outcome = outcome(claim, stopping);
        started.stop(meters.timer("nexus.imports", "outcome", outcome));
        log.atInfo()
                .addKeyValue("import", claim.id())
                .addKeyValue("attempt", claim.attempt())
                .addKeyValue("outcome", outcome)
                .log("import attempted");
    }

    private String outcome(Claim claim, BooleanSupplier stopping) {
        try {
            return attempt(claim, stopping);
        } catch (LeaseLost e) {
            return "lost";
        }
    }

    private String attempt(Claim claim, BooleanSupplier stopping) {
        List<ImportFile> files = jobs.files(claim.id());
        if (claim.attempt() > properties.attempts()) {
            return fail(claim, CatalogProblem.IMPORT_ABANDONED, "Each attempt ended with a crash.");
        }
        if (libraries.isDeleted(claim.library())) {
            return deleted(claim);
        }
        long bytes = 2 * files.stream().mapToLong(ImportFile::size).sum();
        var progress = new ImportProgress(
                value -> jobs.advance(claim, value, properties.lease()), stopping, bytes, files.size());
        try {
            return importing.run(claim, files, progress);
        } catch (BadFile e) {
            return fail(claim, e.problem(), String.valueOf(e.getMessage()));
        } catch (MediaStoreFull e) {
            return fail(claim, CatalogProblem.MEDIA_STORE_FULL, "Try again when there is room.");
        } catch (LibraryFull e) {
            return fail(claim, CatalogProblem.LIBRARY_FULL, String.valueOf(e.getMessage()));
        } catch (MissingLibrary e) {
            return deleted(claim);
        } catch (LeaseLost e) {
            throw e;
        } catch (ImportProgress.Stopped e) {
            jobs.release(claim);
            return "released";
        } catch (RuntimeException e) {
            return failed(claim, e);
        }
    }

    private String deleted(Claim claim) {
        return fail(claim, CatalogProblem.LIBRARY_NOT_FOUND, "It was deleted.");
    }

    /** A failure of the server's own may pass: the import waits until its lease ends, and is tried again. */
    private String failed(Claim claim, RuntimeException failure) {
        log.atError()
                .addKeyValue("import", claim.id())
                .addKeyValue("attempt", claim.attempt())
                .setCause(failure)
                .log("import failed");
        return claim.attempt() < properties.attempts()
                ? "retried"
                : fail(claim, CatalogProblem.IMPORT_FAILED, "The server's log tells more.");
    }

    /** First the state, then the bytes: whoever does not hold the import any more must not remove them. */
    private String fail(Claim claim, CatalogProblem problem, String detail) {
        ending.fail(claim, problem, detail);
        if (problem.status() >= 500) {
            folders.importAgain(claim.id());
        }
        jobs.files(claim.id()).forEach(file -> store.discard(file.media()));
        store.discard(claim.cover());
        return "failed";
    }
}
