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
import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.apache.tomcat.util.http.fileupload.impl.SizeException;
import org.jspecify.annotations.Nullable;
import org.springframework.util.FileSystemUtils;

/**
 * The files of a multipart request, and a folder for them that is gone when this is closed.
 *
 * @param sent the files' parts of the request, at least one
 * @param person whom of those that the files tell of; null when it is not said
 */
record ImportUpload(Path folder, List<Part> sent, @Nullable String person) implements AutoCloseable {

    private static final String FILES = "files";
    private static final String PERSON = "person";
    private static final Set<String> FIELDS = Set.of(FILES, PERSON);

    /**
     * Takes the files.
     *
     * @throws ProblemException when the request is no such upload, or too large
     */
    static ImportUpload of(HttpServletRequest request) {
        var parts = parts(request);
        if (parts.stream().anyMatch(part -> !FIELDS.contains(part.getName()))) {
            throw new ProblemException(CommonProblem.UNKNOWN_FIELD, "The fields are files and person.");
        }
        var sent = parts.stream().filter(part -> part.getName().equals(FILES)).toList();
        if (sent.isEmpty()) {
            throw new ProblemException(
                    CommonProblem.MISSING_PARAMETER,
                    "There are no files.",
                    List.of(InvalidValue.parameter(FILES, "must be there")));
        }
        try {
            return new ImportUpload(Files.createTempDirectory("nexus-import"), sent, request.getParameter(PERSON));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Collection<Part> parts(HttpServletRequest request) {
        try {
            return request.getParts();
        } catch (IOException | ServletException | IllegalStateException e) {
            throw isTooLarge(e)
                    ? new ProblemException(CommonProblem.CONTENT_TOO_LARGE, null)
                    : new ProblemException(
                            CommonProblem.BAD_REQUEST, "The upload is not readable as multipart/form-data.");
        }
    }

    /**
     * Puts the files into the folder.
     *
     * @return where they are, at least one
     */
    List<Path> files() {
        var files = new ArrayList<Path>();
        try {
            for (var part : sent) {
                var file = folder.resolve("file" + files.size());
                part.write(file.toString());
                files.add(file);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return files;
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
