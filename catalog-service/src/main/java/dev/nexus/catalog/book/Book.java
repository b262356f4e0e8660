package dev.nexus.catalog.book;

import dev.nexus.catalog.cover.CoverWidth;
import dev.nexus.catalog.library.LibraryId;
import dev.nexus.catalog.media.BookChapter;
import dev.nexus.catalog.media.BookMetadata;
import dev.nexus.catalog.media.MediaName;
import dev.nexus.catalog.text.FoldedText;
import jakarta.persistence.CollectionTable;
import jakarta.persistence.Column;
import jakarta.persistence.ElementCollection;
import jakarta.persistence.Embedded;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;
import jakarta.persistence.JoinColumn;
import jakarta.persistence.JoinTable;
import jakarta.persistence.ManyToMany;
import jakarta.persistence.ManyToOne;
import jakarta.persistence.OrderColumn;
import jakarta.persistence.PrimaryKeyJoinColumn;
import jakarta.persistence.SecondaryTable;
import jakarta.persistence.Version;
import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.hibernate.annotations.JdbcTypeCode;
import org.hibernate.type.SqlTypes;
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
    private String sortAuthor;

    @Column
    private @Nullable String subtitle;

    @Column
    private @Nullable String language;

    @ManyToOne
    private @Nullable Publisher publisher;

    @Column
    private @Nullable Integer publishedYear;

    @Column
    private @Nullable String description;

    @Column
    private long durationMillis;

    @Column
    private long size;

    @Column
    private String contentHash;

    @Enumerated(EnumType.STRING)
    @JdbcTypeCode(SqlTypes.ARRAY)
    private Set<BookField> edited;

    @Column
    private Instant addedAt;

    @Column
    private Instant updatedAt;

    @Column
    private @Nullable Instant removedAt;

    @ElementCollection
    @CollectionTable(name = "book_contributor", joinColumns = @JoinColumn(name = "book_id"))
    @OrderColumn(name = "ordinal")
    private List<Contribution> contributions;

    @ElementCollection
    @CollectionTable(name = "book_series", joinColumns = @JoinColumn(name = "book_id"))
    @OrderColumn(name = "ordinal")
    private List<SeriesPlace> series;

    @ManyToMany
    @JoinTable(
            name = "book_genre",
            joinColumns = @JoinColumn(name = "book_id"),
            inverseJoinColumns = @JoinColumn(name = "genre_id"))
    @OrderColumn(name = "ordinal")
    private List<Genre> genres;

    @ManyToMany
    @JoinTable(
            name = "book_tag",
            joinColumns = @JoinColumn(name = "book_id"),
            inverseJoinColumns = @JoinColumn(name = "tag_id"))
    @OrderColumn(name = "ordinal")
    private List<Tag> tags;

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
        this.id = id.value();
        this.libraryId = command.library().value();
        this.addedAt = addedAt;
        this.edited = EnumSet.noneOf(BookField.class);
        this.contributions = new ArrayList<>();
        this.series = new ArrayList<>();
        this.genres = new ArrayList<>();
        this.tags = new ArrayList<>();
        this.files = new ArrayList<>();
        this.chapters = new ArrayList<>();
        say(command.metadata(), cast);
        noteNames(addedAt);
        play(command, addedAt);
        divide(command.chapters(), addedAt);
        command.cover().ifPresent(picture -> show(picture, addedAt));
    }

    BookId id() {
        return new BookId(id);
    }

    LibraryId library() {
        return new LibraryId(libraryId);
    }

    /** Grows with each change; what entity tags are made from. */
    int version() {
        return version == null ? 0 : version;
    }

    boolean isRemoved() {
        return removedAt != null;
    }

    /** Null while it can be browsed and heard. */
    @Nullable
    Instant removedAt() {
        return removedAt;
    }

    /** What is said of it now. */
    BookMetadata metadata() {
        return new BookMetadata(
                title,
                Optional.ofNullable(subtitle),
                namesOf(ContributorRole.AUTHOR),
                namesOf(ContributorRole.NARRATOR),
                namesOf(ContributorRole.TRANSLATOR),
                namesOf(ContributorRole.EDITOR),
                series.stream().map(SeriesPlace::entry).toList(),
                genres.stream().map(Named::name).toList(),
                tags.stream().map(Named::name).toList(),
                Optional.ofNullable(language),
                Optional.ofNullable(publisher).map(Named::name),
                Optional.ofNullable(publishedYear),
                Optional.ofNullable(description));
    }

    List<BookChapter> chapters() {
        return chapters.stream().map(Chapter::onTimeline).toList();
    }

    long durationMillis() {
        return durationMillis;
    }

    /** What curators have changed of what the files say. */
    Set<BookField> edited() {
        return Set.copyOf(edited);
    }

    /** Says something else of it, and answers what is different now. */
    Set<BookField> describe(BookMetadata metadata, Cast cast, Instant at) {
        var before = metadata();
        say(metadata, cast);
        var changed = BookField.differing(before, metadata());
        if (!changed.isEmpty()) {
            noteNames(at);
        }
        return changed;
    }

    private void say(BookMetadata metadata, Cast cast) {
        title = metadata.title();
        sortTitle = FoldedText.of(metadata.title()).text();
        subtitle = metadata.subtitle().orElse(null);
        language = metadata.language().orElse(null);
        publisher = cast.publisher();
        publishedYear = metadata.publishedYear().orElse(null);
        description = metadata.description().orElse(null);
        replace(contributions, cast.contributions());
        replace(series, cast.series());
        replace(genres, cast.genres());
        replace(tags, cast.tags());
    }

    /** Gives it other chapters. */
    void divide(List<BookChapter> wanted, Instant at) {
        replace(chapters, wanted.stream().map(Chapter::of).toList());
        updatedAt = at;
    }

    /** Gives it other files. */
    void play(PublishBook command, Instant at) {
        replace(files, command.files().stream().map(PublishBook.File::audioFile).toList());
        durationMillis = command.durationMillis();
        contentHash = command.contentHash().hex();
        weigh(at);
    }

    /** Gives it another cover. */
    void show(PublishBook.CoverFile picture, Instant at) {
        cover = picture.cover();
        weigh(at);
    }

    /** Takes its cover away. */
    void showNothing(Instant at) {
        if (cover != null) {
            cover = null;
            weigh(at);
        }
    }

    private void weigh(Instant at) {
        size = files.stream().mapToLong(AudioFile::size).sum() + (cover == null ? 0 : cover.size());
        updatedAt = at;
    }

    /** The name of its cover in the media store. */
    Optional<MediaName> cover() {
        return Optional.ofNullable(cover).map(Cover::mediaId).map(MediaName::new);
    }

    /** Keeps what a curator has changed from being read off the files again. */
    void keep(Set<BookField> fields) {
        var all = EnumSet.noneOf(BookField.class);
        all.addAll(edited);
        all.addAll(fields);
        edited = all;
    }

    /** Says one name where it said others of the same kind. */
    void merge(Set<UUID> duplicates, Named target, Instant at) {
        switch (target) {
            case Contributor person ->
                replace(
                        contributions,
                        contributions.stream()
                                .map(part ->
                                        duplicates.contains(part.contributor().id())
                                                ? new Contribution(person, part.role())
                                                : part)
                                .distinct()
                                .toList());
            case Series whole -> replace(series, SeriesPlace.merged(series, duplicates, whole));
            case Genre genre -> replace(genres, merged(genres, duplicates, genre));
            case Tag tag -> replace(tags, merged(tags, duplicates, tag));
            case Publisher other -> publisher = other;
            default -> throw new IllegalArgumentException("Books have no " + target.getClass());
        }
        noteNames(at);
    }

    /** The fields that say one of these names. */
    Set<BookField> fieldsWith(Set<UUID> names) {
        var fields = EnumSet.noneOf(BookField.class);
        contributions.stream()
                .filter(part -> names.contains(part.contributor().id()))
                .forEach(part -> fields.add(part.role().field()));
        if (series.stream().anyMatch(place -> names.contains(place.series().id()))) {
            fields.add(BookField.SERIES);
        }
        if (genres.stream().anyMatch(genre -> names.contains(genre.id()))) {
            fields.add(BookField.GENRES);
        }
        if (tags.stream().anyMatch(tag -> names.contains(tag.id()))) {
            fields.add(BookField.TAGS);
        }
        if (publisher != null && names.contains(publisher.id())) {
            fields.add(BookField.PUBLISHER);
        }
        return fields;
    }

    /** Takes over that a name is written differently. */
    void noteNames(Instant at) {
        sortAuthor = contributions.stream()
                .filter(contribution -> contribution.role() == ContributorRole.AUTHOR)
                .findFirst()
                .map(contribution -> contribution.contributor().foldedName())
                .orElse("");
        updatedAt = at;
    }

    void remove(Instant at) {
        removedAt = at;
        updatedAt = at;
    }

    void restore(Instant at) {
        removedAt = null;
        updatedAt = at;
    }

    /** The names of all its bytes in the media store, its cover in all widths included. */
    Set<MediaName> media() {
        var audio = files.stream().map(AudioFile::id).map(MediaName::new);
        var pictures = cover().stream()
                .flatMap(picture -> Stream.concat(Stream.of(picture), CoverWidth.allOf(picture).stream()));
        return Stream.concat(audio, pictures).collect(Collectors.toSet());
    }

    /** What the world may know of it. */
    BookState state() {
        return new BookState(
                id(),
                library(),
                title,
                subtitle,
                people(ContributorRole.AUTHOR),
                people(ContributorRole.NARRATOR),
                series.stream().map(SeriesPlace::state).toList(),
                language,
                durationMillis,
                chapters.stream().map(Chapter::startMillis).toList(),
                addedAt);
    }

    private List<BookState.Person> people(ContributorRole role) {
        return contributors(role)
                .map(somebody -> new BookState.Person(somebody.id(), somebody.name()))
                .toList();
    }

    private List<String> namesOf(ContributorRole role) {
        return contributors(role).map(Named::name).toList();
    }

    private Stream<Contributor> contributors(ContributorRole role) {
        return contributions.stream()
                .filter(contribution -> contribution.role() == role)
                .map(Contribution::contributor);
    }

    private static <T extends Named> List<T> merged(List<T> names, Set<UUID> duplicates, T target) {
        return names.stream()
                .map(name -> duplicates.contains(name.id()) ? target : name)
                .distinct()
                .toList();
    }

    private static <T> void replace(List<T> list, List<T> by) {
        if (!list.equals(by)) {
            list.clear();
            list.addAll(by);
        }
    }
}
