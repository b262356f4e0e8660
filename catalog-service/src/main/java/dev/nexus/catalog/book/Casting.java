package dev.nexus.catalog.book;

import dev.nexus.catalog.library.LibraryId;
import dev.nexus.catalog.media.BookMetadata;
import dev.nexus.catalog.media.SeriesEntry;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.springframework.stereotype.Component;

/** Finds the names that a book has in its library; those that are not there yet are added. */
@Component
class Casting {

    private final Names names;

    Casting(Names names) {
        this.names = names;
    }

    /** Kind after kind, always in this order, so that two transactions that add the same do not wait for each other. */
    Cast cast(LibraryId library, BookMetadata book) {
        return new Cast(
                contributions(library, book),
                series(library, book.series()),
                names.findOrAdd(NameKind.GENRE, Genre.class, library, book.genres().stream())
                        .all(book.genres()),
                names.findOrAdd(NameKind.TAG, Tag.class, library, book.tags().stream())
                        .all(book.tags()),
                book.publisher()
                        .map(publisher -> names.findOrAdd(
                                        NameKind.PUBLISHER, Publisher.class, library, Stream.of(publisher))
                                .one(publisher))
                        .orElse(null));
    }

    private List<Contribution> contributions(LibraryId library, BookMetadata book) {
        var texts = new LinkedHashMap<ContributorRole, List<String>>();
        texts.put(ContributorRole.AUTHOR, book.authors());
        texts.put(ContributorRole.NARRATOR, book.narrators());
        texts.put(ContributorRole.TRANSLATOR, book.translators());
        texts.put(ContributorRole.EDITOR, book.editors());
        var people = names.findOrAdd(
                NameKind.PERSON,
                Contributor.class,
                library,
                texts.values().stream().flatMap(List::stream));
        return texts.entrySet().stream()
                .flatMap(part ->
                        people.all(part.getValue()).stream().map(somebody -> new Contribution(somebody, part.getKey())))
                .toList();
    }

    private List<SeriesPlace> series(LibraryId library, List<SeriesEntry> entries) {
        var known = names.findOrAdd(
                NameKind.SERIES, Series.class, library, entries.stream().map(SeriesEntry::name));
        Map<Series, SeriesPlace> places = new LinkedHashMap<>();
        for (var entry : entries) {
            var series = known.one(entry.name());
            places.putIfAbsent(series, new SeriesPlace(series, entry.position().orElse(null)));
        }
        return List.copyOf(places.values());
    }
}
