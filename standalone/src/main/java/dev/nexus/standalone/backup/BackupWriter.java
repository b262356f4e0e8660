package dev.nexus.standalone.backup;

import java.io.BufferedOutputStream;
import java.io.FilterOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.DigestOutputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.zip.Deflater;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;

/**
 * Writes a backup, a ZIP file: the description, the parts, and their manifest last. Only a whole one gets its name; nobody else may read it.
 */
final class BackupWriter implements AutoCloseable {

    static final String MANIFEST = "manifest.tsv";

    private final Path file;
    private final Path draft;
    private final ZipOutputStream zip;
    private final List<Part> parts = new ArrayList<>();

    BackupWriter(Path file, Description description) throws IOException {
        if (Files.exists(file)) {
            throw new FileAlreadyExistsException(file.toString());
        }
        this.file = file;
        this.draft = file.resolveSibling(file.getFileName() + ".part");
        Files.deleteIfExists(draft);
        Files.createFile(draft, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
        this.zip = new ZipOutputStream(new BufferedOutputStream(Files.newOutputStream(draft), 1 << 16));
        zip.setLevel(Deflater.BEST_SPEED);
        entry(Description.NAME, description.text());
    }

    /** Something that writes the bytes of a part, and returns how many rows it has. */
    @FunctionalInterface
    interface Content<E extends Exception> {
        long writeTo(OutputStream out) throws IOException, E;
    }

    /** Adds a part; audio is compressed as it is. */
    <E extends Exception> void add(String name, List<String> columns, Content<E> content) throws IOException, E {
        zip.setLevel(name.startsWith(Part.MEDIA) ? Deflater.NO_COMPRESSION : Deflater.BEST_SPEED);
        zip.putNextEntry(new ZipEntry(name));
        var measured = new Measured(zip);
        var rows = content.writeTo(measured);
        zip.closeEntry();
        parts.add(new Part(name, measured.size, measured.sha256(), rows, columns));
    }

    List<Part> parts() {
        return List.copyOf(parts);
    }

    /** Makes it a backup: its manifest is written, and all of it is on the disk. */
    void finish() throws IOException {
        var manifest = new StringBuilder();
        parts.forEach(part -> manifest.append(part.line()).append('\n'));
        entry(MANIFEST, manifest.toString());
        zip.close();
        try (var channel = FileChannel.open(draft, StandardOpenOption.WRITE)) {
            channel.force(true);
        }
        Files.move(draft, file, StandardCopyOption.ATOMIC_MOVE);
    }

    /** Throws away what was not finished. */
    @Override
    public void close() throws IOException {
        if (Files.exists(draft)) {
            zip.close();
            Files.delete(draft);
        }
    }

    private void entry(String name, String text) throws IOException {
        zip.setLevel(Deflater.BEST_SPEED);
        zip.putNextEntry(new ZipEntry(name));
        zip.write(text.getBytes(StandardCharsets.UTF_8));
        zip.closeEntry();
    }

    /** Passes bytes on and measures them; closing it closes nothing. */
    private static final class Measured extends FilterOutputStream {

        private final MessageDigest digest;
        private long size;

        Measured(OutputStream out) {
            this(out, sha256Digest());
        }

        private Measured(OutputStream out, MessageDigest digest) {
            super(new DigestOutputStream(out, digest));
            this.digest = digest;
        }

        @Override
        public void write(int b) throws IOException {
            out.write(b);
            size++;
        }

        @Override
        public void write(byte[] bytes, int offset, int length) throws IOException {
            out.write(bytes, offset, length);
            size += length;
        }

        @Override
        public void close() {}

        String sha256() {
            return HexFormat.of().formatHex(digest.digest());
        }
    }

    static MessageDigest sha256Digest() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }
}
