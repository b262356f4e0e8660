package dev.nexus.playback.transfer;

import dev.nexus.platform.problem.ProblemException;
import dev.nexus.playback.transfer.audiobookshelf.ShelfDatabase;
import dev.nexus.playback.transfer.audiobookshelf.ShelfJson;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.zip.ZipException;
import java.util.zip.ZipFile;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.util.unit.DataSize;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Reads what another server knows of a listener, in whatever form it comes; the form is told by the first bytes, not by a name. */
@Component
public class ForeignReading {

    private static final byte[] ZIP = {'P', 'K', 3, 4};
    private static final byte[] SQLITE = "SQLite format 3\0".getBytes(StandardCharsets.US_ASCII);
    private static final int BUFFER = 64 * 1024;
    private static final String DATABASE = "absdatabase.sqlite";

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
     * @param scratch an empty folder to unpack into, which the caller takes away
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
        try (var zip = new ZipFile(file.toFile())) {
            var entry = zip.getEntry(DATABASE);
            if (entry == null) {
                throw unreadable("The archive has no %s: it is not a backup of Audiobookshelf 2.3 or later."
                        .formatted(DATABASE));
            }
            var target = scratch.resolve(DATABASE);
            try (var in = zip.getInputStream(entry)) {
                copy(in, target, properties.mostUnpacked());
            }
            return target;
        } catch (ZipException e) {
            throw unreadable("The archive is damaged.");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** What an archive says of its sizes is not to be trusted. */
    private static void copy(InputStream in, Path target, DataSize most) throws IOException {
        var buffer = new byte[BUFFER];
        var copied = 0L;
        try (var out = Files.newOutputStream(target)) {
            for (var read = in.read(buffer); read >= 0; read = in.read(buffer)) {
                copied += read;
                if (copied > most.toBytes()) {
                    throw unreadable("The database is larger than %d MB.".formatted(most.toMegabytes()));
                }
                out.write(buffer, 0, read);
            }
        }
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
