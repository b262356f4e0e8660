package dev.nexus.playback.transfer;

import dev.nexus.platform.problem.ProblemException;
import dev.nexus.playback.transfer.audiobookshelf.ShelfArchive;
import dev.nexus.playback.transfer.audiobookshelf.ShelfDatabase;
import dev.nexus.playback.transfer.audiobookshelf.ShelfJson;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Reads what another server knows of a listener, in whatever form it comes; the form is told by the first bytes, not by a name. */
@Component
public class ForeignReading {

    private static final byte[] ZIP = {'P', 'K', 3, 4};
    private static final byte[] SQLITE = "SQLite format 3\0".getBytes(StandardCharsets.US_ASCII);

    private final ShelfDatabase database;
    private final ListeningDocumentReading documents;
    private final JsonMapper json;
    private final TransferProperties properties;

    ForeignReading(
            ShelfDatabase database,
            ListeningDocumentReading documents,
            JsonMapper json,
            TransferProperties properties) {
        this.database = database;
        this.documents = documents;
        this.json = json;
        this.properties = properties;
    }

    /**
     * Reads files.
     *
     * @param files a backup of Audiobookshelf, or the database in it, or any number of answers of its API, or an export of Nexus
     * @param person whom of those the files tell of, by the name there; null for the only one
     * @param scratch a folder to unpack into, which the caller takes away
     * @throws ProblemException {@code unreadable-import}, {@code choose-a-person}
     */
    public ForeignListening read(List<Path> files, @Nullable String person, Path scratch) {
        if (files.size() == 1) {
            var file = files.getFirst();
            if (beginsWith(file, ZIP)) {
                return database.read(unpack(file, scratch), person);
            }
            if (beginsWith(file, SQLITE)) {
                return database.read(file, person);
            }
        }
        var answers = trees(files);
        return answers.size() == 1 && ListeningDocumentReading.isOne(answers.getFirst())
                ? documents.read(answers.getFirst())
                : ShelfJson.read(answers, person);
    }

    private static boolean beginsWith(Path file, byte[] magic) {
        try (var in = Files.newInputStream(file)) {
            return Arrays.equals(in.readNBytes(magic.length), magic);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private Path unpack(Path file, Path scratch) {
        var target = scratch.resolve("unpacked");
        try {
            ShelfArchive.unpack(file, target, properties.mostUnpacked());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return target;
    }

    private List<JsonNode> trees(List<Path> files) {
        var most = properties.mostJson();
        if (files.stream().mapToLong(ForeignReading::size).sum() > most.toBytes()) {
            throw unreadable("The files are larger than %d MB together.".formatted(most.toMegabytes()));
        }
        try {
            return files.stream().map(json::readTree).toList();
        } catch (JacksonException e) {
            throw unreadable("A file is neither JSON nor, alone, a backup or its database.");
        }
    }

    private static long size(Path file) {
        try {
            return Files.size(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static ProblemException unreadable(String detail) {
        return new ProblemException(TransferProblem.UNREADABLE_IMPORT, detail);
    }
}
