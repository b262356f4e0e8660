package dev.nexus.standalone.backup;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.security.DigestInputStream;
import java.util.HexFormat;
import java.util.List;
import java.util.stream.Stream;
import java.util.zip.ZipFile;

/** Reads a backup; each part that is read is compared with its checksum. */
final class BackupReader implements AutoCloseable {

    private final ZipFile zip;
    private final Description description;
    private final List<Part> parts;

    /**
     * @throws UnreadableBackup when the file is no backup or was not finished
     */
    BackupReader(Path file) throws IOException {
        try {
            this.zip = new ZipFile(file.toFile());
        } catch (java.util.zip.ZipException e) {
            throw new UnreadableBackup("it is no whole ZIP file", e);
        }
        try {
            this.description = Description.of(text(Description.NAME));
            this.parts = text(BackupWriter.MANIFEST).lines().map(Part::of).toList();
        } catch (IOException | RuntimeException e) {
            zip.close();
            throw e;
        }
    }

    /** Something that reads the bytes of a part to their end. */
    @FunctionalInterface
    interface Reading<E extends Exception> {
        void from(InputStream in) throws IOException, E;
    }

    Description description() {
        return description;
    }

    Stream<Part> parts(String prefix) {
        return parts.stream().filter(part -> part.name().startsWith(prefix));
    }

    /**
     * A part that is text.
     *
     * @throws UnreadableBackup when there is none of that name, or it is not what was written
     */
    String textOf(String name) throws IOException {
        var part = parts.stream()
                .filter(candidate -> candidate.name().equals(name))
                .findFirst()
                .orElseThrow(() -> new UnreadableBackup("it has no " + name));
        var text = new ByteArrayOutputStream();
        read(part, (Reading<IOException>) in -> in.transferTo(text));
        return text.toString(StandardCharsets.UTF_8);
    }

    /**
     * Reads a part to its end.
     *
     * @throws UnreadableBackup when it is not what was written; what was done with its bytes must be undone
     */
    <E extends Exception> void read(Part part, Reading<E> reading) throws IOException, E {
        var digest = BackupWriter.sha256Digest();
        try (var in = new DigestInputStream(open(part.name()), digest)) {
            reading.from(in);
            while (in.read() >= 0) {
                // what was not read belongs to the checksum, too
            }
        }
        if (!HexFormat.of().formatHex(digest.digest()).equals(part.sha256())) {
            throw new UnreadableBackup("%s is damaged".formatted(part.name()));
        }
    }

    private String text(String name) throws IOException {
        try (var in = open(name)) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        }
    }

    private InputStream open(String name) throws IOException {
        var entry = zip.getEntry(name);
        if (entry == null) {
            throw new UnreadableBackup("it has no " + name);
        }
        return zip.getInputStream(entry);
    }

    @Override
    public void close() throws IOException {
        zip.close();
    }
}
