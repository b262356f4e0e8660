package dev.nexus.catalog.book;

import dev.nexus.catalog.library.LibraryId;
import dev.nexus.catalog.media.BookMetadata;
import dev.nexus.catalog.media.SeriesEntry;
import dev.nexus.catalog.text.FoldedText;
import dev.nexus.platform.id.IdSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.springframework.stereotype.Component;

/** Finds a book's people and series by name in its library; those that are not there yet are added. */
@Component
class Casting {

    private final Contributors contributors;
    private final AllSeries allSeries;
    private final IdSource ids;

    Casting(Contributors contributors, AllSeries allSeries, IdSource ids) {
        this.contributors = contributors;
        this.allSeries = allSeries;
        this.ids = ids;
    }

    Cast cast(LibraryId library, BookMetadata metadata) {
        Map<String, Contributor> people = people(library, metadata);
        var contributions = new ArrayList<Contribution>();
        addContributions(metadata.authors(), ContributorRole.AUTHOR, people, contributions);
        addContributions(metadata.narrators(), ContributorRole.NARRATOR, people, contributions);
        return new Cast(contributions, series(library, metadata));
    }

    private static void addContributions(
            List<String> names, ContributorRole role, Map<String, Contributor> people, List<Contribution> to) {
        names.stream()
                .map(Casting::key)
                .distinct()
                .map(key -> new Contribution(known(people, key), role))
                .forEach(to::add);
    }

    private Map<String, Contributor> people(LibraryId library, BookMetadata metadata) {
        SortedMap<String, String> names = new TreeMap<>();
        metadata.authors().forEach(name -> names.putIfAbsent(key(name), name));
        metadata.narrators().forEach(name -> names.putIfAbsent(key(name), name));
        if (names.isEmpty()) {
            return Map.of();
        }
        // Sorted, so that two imports at once do not wait for each other.
        names.forEach((key, name) -> contributors.addIfAbsent(ids.next(), library.value(), name, key));
        return contributors.named(library.value(), names.keySet()).stream()
                .collect(Collectors.toMap(Contributor::foldedName, Function.identity()));
    }

    private List<SeriesPlace> series(LibraryId library, BookMetadata metadata) {
        SortedMap<String, SeriesEntry> entries = new TreeMap<>();
        metadata.series().forEach(entry -> entries.putIfAbsent(key(entry.name()), entry));
        if (entries.isEmpty()) {
            return List.of();
        }
        entries.forEach((key, entry) -> allSeries.addIfAbsent(ids.next(), library.value(), entry.name(), key));
        Map<String, Series> known = allSeries.named(library.value(), entries.keySet()).stream()
                .collect(Collectors.toMap(Series::foldedName, Function.identity()));
        return entries.entrySet().stream()
                .map(entry -> new SeriesPlace(
                        known(known, entry.getKey()),
                        entry.getValue().position().orElse(null)))
                .toList();
    }

    private static <T> T known(Map<String, T> known, String key) {
        T found = known.get(key);
        if (found == null) {
            throw new IllegalStateException("A name that was just added is not there");
        }
        return found;
    }

    /** A name without letters or digits ("???") stands for itself. */
    private static String key(String name) {
        String folded = FoldedText.of(name).text();
        return folded.isEmpty() ? name : folded;
    }
}
