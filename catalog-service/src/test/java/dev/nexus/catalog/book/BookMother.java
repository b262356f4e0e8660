package dev.nexus.catalog.book;

import dev.nexus.catalog.library.LibraryId;
import dev.nexus.catalog.media.BookChapter;
import dev.nexus.catalog.media.BookMetadata;
import dev.nexus.catalog.media.MediaName;
import dev.nexus.catalog.media.SeriesEntry;
import dev.nexus.catalog.media.Sha256;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/** Books without bytes, for what does not stream them. */
public final class BookMother {

    private final UUID library;
    private final String title;
    private final List<String> authors = new ArrayList<>();
    private final List<String> narrators = new ArrayList<>();
    private final List<SeriesEntry> series = new ArrayList<>();
    private final List<String> genres = new ArrayList<>();
    private final List<String> chapters = new ArrayList<>();
    private final List<String> tags = new ArrayList<>();
    private Optional<String> publisher = Optional.empty();
    private Optional<Integer> year = Optional.empty();
    private Optional<String> language = Optional.empty();
    private Optional<String> description = Optional.empty();
    private long minutes = 60;

    private BookMother(UUID library, String title) {
        this.library = library;
        this.title = title;
    }

    public static BookMother book(UUID library, String title) {
        return new BookMother(library, title);
    }

    public BookMother by(String... names) {
        authors.addAll(List.of(names));
        return this;
    }

    public BookMother readBy(String... names) {
        narrators.addAll(List.of(names));
        return this;
    }

    public BookMother in(String name, String position) {
        series.add(new SeriesEntry(name, Optional.of(new BigDecimal(position))));
        return this;
    }

    public BookMother of(String genre) {
        genres.add(genre);
        return this;
    }

    public BookMother tagged(String tag) {
        tags.add(tag);
        return this;
    }

    public BookMother from(String name) {
        publisher = Optional.of(name);
        return this;
    }

    public BookMother published(int inYear) {
        year = Optional.of(inYear);
        return this;
    }

    public BookMother speaking(String tag) {
        language = Optional.of(tag);
        return this;
    }

    public BookMother about(String text) {
        description = Optional.of(text);
        return this;
    }

    public BookMother lasting(long length) {
        minutes = length;
        return this;
    }

    public BookMother withChapters(String... titles) {
        chapters.addAll(List.of(titles));
        return this;
    }

    /** The command that publishes it. The content is the title's, so each title is one book of a library. */
    public PublishBook command() {
        var hash = Sha256.of((library + title).getBytes(StandardCharsets.UTF_8));
        var all = new ArrayList<BookChapter>();
        for (int i = 0; i < chapters.size(); i++) {
            all.add(new BookChapter(chapters.get(i), i * 1_000L, i * 1_000L + 1_000));
        }
        return new PublishBook(
                new LibraryId(library),
                new BookMetadata(
                        title,
                        Optional.empty(),
                        authors,
                        narrators,
                        List.of(),
                        List.of(),
                        series,
                        genres,
                        tags,
                        language,
                        publisher,
                        year,
                        description),
                List.of(new PublishBook.File(
                        new MediaName(UUID.randomUUID()), "1.mp3", "audio/mpeg", 1_000, minutes * 60_000, 0, hash)),
                all,
                Optional.empty(),
                hash);
    }

    public UUID publish(BookPublishing publishing) {
        return publishing.publish(command()).book().value();
    }
}
