package dev.nexus.catalog.ingest;

import dev.nexus.catalog.media.FileNames;
import dev.nexus.catalog.problem.CatalogProblem;
import java.io.Closeable;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.zip.ZipEntry;
import java.util.zip.ZipException;
import java.util.zip.ZipFile;

/**
 * A book as a ZIP (PKWARE APPNOTE 6.3). Nothing is believed of what it says of itself: names never become paths, no more comes out of an
 * entry than was declared, and no more is declared than audio can shrink.
 */
final class Archive implements Closeable {

    /** An entry that belongs to the book. */
    record Entry(String path, String safeName, long size) {}

    private static final byte[] MAGIC = {'P', 'K', 3, 4};
    private static final Charset OLD = Charset.forName("IBM437");
    private static final int MOST_ENTRIES = 5_000;

    /** Audio is compressed already; silence and pictures without compression shrink more. */
    private static final long MOST_TIMES_LARGER = 20;

    private static final long SMALL = 64L * 1024 * 1024;

    private final ZipFile zip;
    private final long size;

    private Archive(ZipFile zip, long size) {
        this.zip = zip;
        this.size = size;
    }

    static boolean isOne(Path file) throws IOException {
        try (InputStream bytes = Files.newInputStream(file)) {
            return Arrays.equals(bytes.readNBytes(MAGIC.length), MAGIC);
        }
    }

    /**
     * Opens an archive.
     *
     * @throws BadFile when it is none, or not whole
     */
    static Archive open(Path file) throws IOException {
        try {
            return new Archive(new ZipFile(file.toFile(), StandardCharsets.UTF_8), Files.size(file));
        } catch (ZipException notUtf8) {
            return openOld(file);
        }
    }

    private static Archive openOld(Path file) throws IOException {
        try {
            return new Archive(new ZipFile(file.toFile(), OLD), Files.size(file));
        } catch (ZipException e) {
            throw new BadFile(CatalogProblem.ARCHIVE_UNREADABLE, "The ZIP is not whole.");
        }
    }

    /**
     * The audio, pictures and sidecars in it.
     *
     * @throws BadFile {@code archive-too-large} when more would come out than is reasonable
     */
    List<Entry> entries() {
        if (zip.size() > MOST_ENTRIES) {
            throw new BadFile(CatalogProblem.ARCHIVE_TOO_LARGE, "The ZIP has " + zip.size() + " entries.");
        }
        var entries = zip.stream()
                .filter(Archive::belongsToABook)
                .map(entry -> new Entry(entry.getName(), FileNames.safePath(entry.getName()), entry.getSize()))
                .toList();
        if (entries.stream().anyMatch(entry -> entry.size() < 0)) {
            throw new BadFile(CatalogProblem.ARCHIVE_UNREADABLE, "The ZIP does not say how large its entries are.");
        }
        long most = size * MOST_TIMES_LARGER + SMALL;
        long sum = 0;
        for (var entry : entries) {
            sum += Math.min(entry.size(), most + 1);
            if (sum > most) {
                throw new BadFile(
                        CatalogProblem.ARCHIVE_TOO_LARGE, "The ZIP would unpack to more than " + most + " bytes.");
            }
        }
        return entries;
    }

    /**
     * The bytes of an entry; their reader throws {@link BadFile} when there are more of them than declared.
     *
     * @throws BadFile when there is no such entry
     */
    InputStream bytes(String path) throws IOException {
        var entry = zip.getEntry(path);
        if (entry == null) {
            throw new BadFile(CatalogProblem.ARCHIVE_UNREADABLE, "An entry of the ZIP has gone.");
        }
        return new Bounded(zip.getInputStream(entry), entry.getSize());
    }

    private static boolean belongsToABook(ZipEntry entry) {
        var name = entry.getName();
        return !entry.isDirectory() && !name.startsWith("__MACOSX/") && BookFiles.isOne(FileNames.withoutFolders(name));
    }

    @Override
    public void close() throws IOException {
        zip.close();
    }

    private static final class Bounded extends FilterInputStream {

        private long left;

        Bounded(InputStream bytes, long size) {
            super(bytes);
            this.left = size;
        }

        @Override
        public int read() throws IOException {
            byte[] one = new byte[1];
            return read(one, 0, 1) < 0 ? -1 : one[0] & 0xFF;
        }

        @Override
        public int read(byte[] buffer, int offset, int length) throws IOException {
            int count;
            try {
                count = in.read(buffer, offset, length);
            } catch (ZipException e) {
                throw new BadFile(CatalogProblem.ARCHIVE_UNREADABLE, "An entry of the ZIP is broken.");
            }
            left -= Math.max(0, count);
            if (left < 0 || (count < 0 && left > 0)) {
                throw new BadFile(CatalogProblem.ARCHIVE_UNREADABLE, "An entry of the ZIP has not the declared size.");
            }
            return count;
        }
    }
}
