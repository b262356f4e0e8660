package dev.nexus.playback.transfer.audiobookshelf;

import dev.nexus.platform.problem.ProblemException;
import dev.nexus.playback.transfer.TransferProblem;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.zip.ZipException;
import java.util.zip.ZipInputStream;
import org.springframework.util.unit.DataSize;

/**
 * Takes the database out of a backup of Audiobookshelf, a ZIP that begins with it. It is read from its beginning and not by its
 * directory, because that would be held in memory, however large somebody made it.
 */
public final class ShelfArchive {

    private static final String DATABASE = "absdatabase.sqlite";
    private static final int BUFFER = 64 * 1024;

    private ShelfArchive() {}

    /**
     * Writes the database down.
     *
     * @param most how much may be unpacked until its end
     * @throws ProblemException {@code unreadable-import} when there is none, when it is larger, or the archive damaged
     */
    public static void unpack(Path archive, Path target, DataSize most) throws IOException {
        try (var zip = new ZipInputStream(Files.newInputStream(archive))) {
            var left = most.toBytes();
            for (var entry = zip.getNextEntry(); entry != null; entry = zip.getNextEntry()) {
                if (entry.getName().equals(DATABASE)) {
                    try (var out = Files.newOutputStream(target)) {
                        copy(zip, out, left);
                    }
                    return;
                }
                left = copy(zip, OutputStream.nullOutputStream(), left);
            }
            throw unreadable(
                    "The archive has no %s: it is no backup of Audiobookshelf 2.3 or later.".formatted(DATABASE));
        } catch (ZipException | EOFException | IllegalArgumentException e) {
            throw unreadable("The archive is damaged.");
        }
    }

    private static long copy(InputStream in, OutputStream out, long most) throws IOException {
        var buffer = new byte[BUFFER];
        var left = most;
        for (var read = in.read(buffer); read >= 0; read = in.read(buffer)) {
            left -= read;
            if (left < 0) {
                throw unreadable("The database is too large, or too much stands before it.");
            }
            out.write(buffer, 0, read);
        }
        return left;
    }

    private static ProblemException unreadable(String detail) {
        return new ProblemException(TransferProblem.UNREADABLE_IMPORT, detail);
    }
}
