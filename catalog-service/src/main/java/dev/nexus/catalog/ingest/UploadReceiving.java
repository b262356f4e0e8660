package dev.nexus.catalog.ingest;

import dev.nexus.catalog.media.FileNames;
import dev.nexus.catalog.media.MediaName;
import dev.nexus.catalog.media.MediaStore;
import dev.nexus.platform.id.IdSource;
import dev.nexus.platform.problem.CommonProblem;
import dev.nexus.platform.problem.InvalidValue;
import dev.nexus.platform.problem.ProblemException;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.Part;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import org.springframework.stereotype.Component;

/**
 * Takes the files of a multipart request into the media store. The server has written them there already, one by one as
 * they came in; here they only get their names.
 */
@Component
class UploadReceiving {

    private static final Set<String> FIELDS = Set.of("files", "cover");

    private final MediaStore store;
    private final IdSource ids;

    UploadReceiving(MediaStore store, IdSource ids) {
        this.store = store;
        this.ids = ids;
    }

    /**
     * Stages all files, or none.
     *
     * @throws ProblemException when the request is no such upload, or there is no room for it
     */
    List<ImportFile> receive(HttpServletRequest request) {
        store.requireRoom(Math.max(0, request.getContentLengthLong()));
        Collection<Part> parts = parts(request);
        parts.stream()
                .map(Part::getName)
                .filter(name -> !FIELDS.contains(name))
                .findFirst()
                .ifPresent(unknown -> {
                    throw new ProblemException(
                            CommonProblem.UNKNOWN_FIELD,
                            "The fields of an upload are files and cover.",
                            List.of(InvalidValue.parameter(FileNames.safe(unknown), "is not a field of an upload")));
                });
        var staged = new ArrayList<ImportFile>();
        try {
            for (Part part : parts) {
                staged.add(stage(part));
            }
            return staged;
        } catch (IOException | RuntimeException e) {
            staged.forEach(file -> store.discard(file.media()));
            throw e instanceof RuntimeException failure ? failure : UploadFailures.problem(e);
        }
    }

    private ImportFile stage(Part part) throws IOException {
        var name = new MediaName(ids.next());
        Path received = store.receiving().resolve(name.toString());
        String given = part.getSubmittedFileName();
        part.write(received.toString());
        store.stage(name, received);
        return ImportFile.uploaded(name, FileNames.safe(given == null ? "" : given), part.getSize());
    }

    private static Collection<Part> parts(HttpServletRequest request) {
        try {
            return request.getParts();
        } catch (IOException | ServletException | IllegalStateException e) {
            throw UploadFailures.problem(e);
        }
    }
}
