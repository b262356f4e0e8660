package dev.nexus.catalog.ingest;

import dev.nexus.catalog.media.UnreadableAudio;
import dev.nexus.catalog.problem.CatalogProblem;
import java.util.function.Supplier;

/** An import that cannot succeed, however often it is tried, and why. */
final class BadFile extends RuntimeException {

    private final CatalogProblem problem;

    BadFile(CatalogProblem problem, String detail) {
        super(detail);
        this.problem = problem;
    }

    CatalogProblem problem() {
        return problem;
    }

    /** Adds the file's name to why it is refused. */
    static <T> T naming(String name, Supplier<T> probing) {
        try {
            return probing.get();
        } catch (UnreadableAudio e) {
            CatalogProblem problem =
                    switch (e.reason()) {
                        case EMPTY -> CatalogProblem.FILE_EMPTY;
                        case NOT_AUDIO -> CatalogProblem.FILE_NOT_AUDIO;
                        case TRUNCATED -> CatalogProblem.FILE_TRUNCATED;
                        case PROBE_FAILED -> CatalogProblem.FILE_PROBE_FAILED;
                    };
            throw new BadFile(problem, name + ": " + e.getMessage());
        }
    }
}
