package dev.nexus.playback.transfer.web;

import dev.nexus.platform.problem.CommonProblem;
import dev.nexus.platform.problem.InvalidValue;
import dev.nexus.platform.problem.ProblemException;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.Part;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.apache.tomcat.util.http.fileupload.impl.SizeException;
import org.jspecify.annotations.Nullable;
import org.springframework.util.FileSystemUtils;

/**
 * The files of a multipart request, in a folder of their own that is gone when this is closed.
 *
 * @param files at least one
 * @param person whom of those that the files tell of; null when it is not said
 */
record ImportUpload(Path folder, List<Path> files, @Nullable String person) implements AutoCloseable {

    private static final String FILES = "files";
    private static final String PERSON = "person";

    /**
     * Takes the files.
     *
     * @throws ProblemException when the request is no such upload, or too large
     */
    static ImportUpload of(HttpServletRequest request) {
        try {
            var parts = request.getParts();
            var unknown = parts.stream()
                    .map(Part::getName)
                    .filter(name -> !name.equals(FILES) && !name.equals(PERSON))
                    .findFirst();
            if (unknown.isPresent()) {
                throw new ProblemException(CommonProblem.UNKNOWN_FIELD, "The fields are files and person.");
            }
            var folder = Files.createTempDirectory("nexus-import");
            var files = new ArrayList<Path>();
            for (var part : parts) {
                if (part.getName().equals(FILES)) {
                    var file = folder.resolve("file" + files.size());
                    part.write(file.toString());
                    files.add(file);
                }
            }
            if (files.isEmpty()) {
                throw new ProblemException(
                        CommonProblem.MISSING_PARAMETER,
                        "There are no files.",
                        List.of(InvalidValue.parameter(FILES, "must be there")));
            }
            return new ImportUpload(folder, files, request.getParameter(PERSON));
        } catch (ServletException | IllegalStateException e) {
            throw new ProblemException(
                    isTooLarge(e) ? CommonProblem.CONTENT_TOO_LARGE : CommonProblem.BAD_REQUEST,
                    isTooLarge(e) ? null : "The upload is not readable as multipart/form-data.");
        } catch (IOException e) {
            if (isTooLarge(e)) {
                throw new ProblemException(CommonProblem.CONTENT_TOO_LARGE, null);
            }
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public void close() {
        try {
            FileSystemUtils.deleteRecursively(folder);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static boolean isTooLarge(Throwable failure) {
        return Stream.iterate(failure, cause -> cause != null, Throwable::getCause)
                .anyMatch(SizeException.class::isInstance);
    }
}
