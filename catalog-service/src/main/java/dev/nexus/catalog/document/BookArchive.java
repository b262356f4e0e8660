package dev.nexus.catalog.document;

import dev.nexus.catalog.book.BookDetailsView;
import dev.nexus.catalog.book.BookId;
import dev.nexus.catalog.book.BookMedia;
import dev.nexus.catalog.book.BookMedia.NamedContent;
import dev.nexus.catalog.book.BookShelf;
import dev.nexus.catalog.media.FileNames;
import dev.nexus.catalog.media.MediaContent;
import dev.nexus.catalog.media.MediaStore;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.UUID;
import java.util.zip.Deflater;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.springframework.stereotype.Component;
import tools.jackson.databind.json.JsonMapper;

/**
 * A whole book as a ZIP: its audio as it was imported, its cover, and {@code metadata.json} with what is known of it, which an import
 * reads again. It is written as it is sent: neither memory nor a file holds it.
 */
@Component
class BookArchive {

    /** A book to be sent. */
    interface Sending {
        void to(OutputStream out) throws IOException;
    }

    /** What it is called, and what sends it. */
    record Prepared(String fileName, Sending sending) {}

    private static final int BUFFER = 128 * 1024;

    private final BookShelf shelf;
    private final BookMedia media;
    private final MediaStore store;
    private final JsonMapper json;

    BookArchive(BookShelf shelf, BookMedia media, MediaStore store, JsonMapper json) {
        this.shelf = shelf;
        this.media = media;
        this.store = store;
        this.json = json;
    }

    /**
     * Looks everything up before the first byte.
     *
     * @throws dev.nexus.platform.problem.ProblemException {@code book-not-found}
     */
    Prepared prepare(UUID account, UUID id) {
        var book = new BookId(id);
        var details = shelf.details(account, book).value();
        var entries = new LinkedHashMap<String, MediaContent>();
        var audio = media.allAudio(account, book);
        for (int i = 0; i < audio.size(); i++) {
            entries.put(name(audio.get(i), i, audio.size()), audio.get(i).content());
        }
        if (details.book().coverUrl() != null) {
            var cover = media.cover(account, book);
            entries.put("cover." + FileNames.extension(cover.mimeType()), cover);
        }
        var folder = FileNames.safe(details.book().title().replace('/', '-').replace('\\', '-'));
        return new Prepared(folder + ".zip", out -> write(out, folder, entries, details));
    }

    /** Numbered, so that no two have one name and every player keeps their order. */
    private static String name(NamedContent audio, int index, int count) {
        return count == 1 ? audio.fileName() : "%03d - %s".formatted(index + 1, audio.fileName());
    }

    private void write(OutputStream out, String folder, Map<String, MediaContent> entries, BookDetailsView details)
            throws IOException {
        var zip = new ZipOutputStream(out);
        zip.setLevel(Deflater.NO_COMPRESSION);
        zip.putNextEntry(new ZipEntry(folder + "/metadata.json"));
        zip.write(json.writeValueAsBytes(ExportedMetadata.of(details)));
        zip.closeEntry();
        for (var entry : entries.entrySet()) {
            zip.putNextEntry(new ZipEntry(folder + "/" + entry.getKey()));
            copy(entry.getValue(), zip);
            zip.closeEntry();
        }
        zip.finish();
    }

    private void copy(MediaContent content, OutputStream out) throws IOException {
        byte[] buffer = new byte[BUFFER];
        try (InputStream bytes = store.open(content.name(), 0, content.size() - 1)) {
            for (int count = bytes.read(buffer); count >= 0; count = bytes.read(buffer)) {
                out.write(buffer, 0, count);
            }
        }
    }
}
