package dev.nexus.catalog.book;

import dev.nexus.catalog.library.LibraryId;
import dev.nexus.catalog.text.FoldedText;
import jakarta.persistence.CollectionTable;
import jakarta.persistence.Column;
import jakarta.persistence.ElementCollection;
import jakarta.persistence.Embedded;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.JoinColumn;
import jakarta.persistence.OrderColumn;
import jakarta.persistence.PrimaryKeyJoinColumn;
import jakarta.persistence.SecondaryTable;
import jakarta.persistence.Version;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** The aggregate: a book with everything that belongs to it alone. */
@Entity
@SecondaryTable(name = "cover", pkJoinColumns = @PrimaryKeyJoinColumn(name = "book_id"))
@SuppressWarnings({"NullAway.Init", "UnusedVariable"}) // JPA fills and reads the fields
class Book {

    @Id
    private UUID id;

    @Version
    private @Nullable Integer version;

    @Column
    private UUID libraryId;

    @Column
    private String title;

    @Column
    private String sortTitle;

    @Column
    private @Nullable String subtitle;

    @Column
    private @Nullable String language;

    @Column
    private @Nullable Integer publishedYear;

    @Column
    private @Nullable String description;

    @Column
    private long durationMillis;

    @Column
    private String contentHash;

    @Column
    private Instant addedAt;

    @ElementCollection
    @CollectionTable(name = "book_contributor", joinColumns = @JoinColumn(name = "book_id"))
    @OrderColumn(name = "ordinal")
    private List<Contribution> contributions;

    @ElementCollection
    @CollectionTable(name = "book_series", joinColumns = @JoinColumn(name = "book_id"))
    @OrderColumn(name = "ordinal")
    private List<SeriesPlace> series;

    @ElementCollection
    @CollectionTable(name = "book_genre", joinColumns = @JoinColumn(name = "book_id"))
    @OrderColumn(name = "ordinal")
    private List<Genre> genres;

    @ElementCollection
    @CollectionTable(name = "audio_file", joinColumns = @JoinColumn(name = "book_id"))
    @OrderColumn(name = "ordinal")
    private List<AudioFile> files;

    @ElementCollection
    @CollectionTable(name = "chapter", joinColumns = @JoinColumn(name = "book_id"))
    @OrderColumn(name = "ordinal")
    private List<Chapter> chapters;

    @Embedded
    private @Nullable Cover cover;

    protected Book() {}

    /** A new book, whole from the start. */
    Book(BookId id, PublishBook command, Cast cast, Instant addedAt) {
        var metadata = command.metadata();
        this.id = id.value();
        this.libraryId = command.library().value();
        this.title = metadata.title();
        this.sortTitle = FoldedText.of(metadata.title()).text();
        this.subtitle = metadata.subtitle().orElse(null);
        this.language = metadata.language().orElse(null);
        this.publishedYear = metadata.publishedYear().orElse(null);
        this.description = metadata.description().orElse(null);
        this.durationMillis = command.durationMillis();
        this.contentHash = command.contentHash().hex();
        this.addedAt = addedAt;
        this.contributions = cast.contributions();
        this.series = cast.series();
        this.genres = metadata.genres().stream()
                .map(name -> new Genre(name, FoldedText.of(name).text()))
                .toList();
        this.files = command.files().stream().map(PublishBook.File::audioFile).toList();
        this.chapters = command.chapters().stream()
                .map(chapter -> new Chapter(chapter.title(), chapter.startMillis(), chapter.endMillis()))
                .toList();
        this.cover = command.cover().map(PublishBook.CoverFile::cover).orElse(null);
    }

    BookId id() {
        return new BookId(id);
    }

    /** What the world may know of it. */
    BookPublished published() {
        return new BookPublished(
                id(),
                new LibraryId(libraryId),
                title,
                subtitle,
                people(ContributorRole.AUTHOR),
                people(ContributorRole.NARRATOR),
                series.stream()
                        .map(place -> new BookEvent.SeriesEntry(
                                place.series().id(), place.series().name(), place.position()))
                        .toList(),
                language,
                description,
                durationMillis,
                chapters.stream().map(Chapter::title).toList(),
                addedAt);
    }

    private List<BookEvent.Person> people(ContributorRole role) {
        return contributions.stream()
                .filter(contribution -> contribution.role() == role)
                .map(Contribution::contributor)
                .map(somebody -> new BookEvent.Person(somebody.id(), somebody.name()))
                .toList();
    }
}
