package dev.nexus.catalog.ingest;

import dev.nexus.catalog.media.MediaStoreFull;
import dev.nexus.catalog.problem.CatalogProblem;
import dev.nexus.platform.problem.CommonProblem;
import dev.nexus.platform.problem.ProblemException;
import java.util.stream.Stream;
import org.apache.tomcat.util.http.fileupload.impl.FileCountLimitExceededException;
import org.apache.tomcat.util.http.fileupload.impl.SizeException;

/** Why the server could not read an upload. */
final class UploadFailures {

    private UploadFailures() {}

    static RuntimeException problem(Exception failure) {
        if (causes(failure).anyMatch(FileCountLimitExceededException.class::isInstance)) {
            return new ProblemException(CatalogProblem.TOO_MANY_FILES, null);
        }
        if (causes(failure).anyMatch(SizeException.class::isInstance)) {
            return new ProblemException(CommonProblem.CONTENT_TOO_LARGE, null);
        }
        boolean full = MediaStoreFull.isCauseOf(failure);
        return new ProblemException(full ? CatalogProblem.MEDIA_STORE_FULL : CatalogProblem.UPLOAD_BROKEN, null);
    }

    private static Stream<Throwable> causes(Throwable failure) {
        return Stream.iterate(failure, cause -> cause != null, Throwable::getCause);
    }
}
