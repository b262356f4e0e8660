package dev.nexus.catalog.metadata;

import dev.nexus.catalog.media.Languages;
import dev.nexus.catalog.media.NamedFile;
import dev.nexus.catalog.media.SeriesEntry;
import java.math.BigDecimal;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Reads a book's metadata off the tags of its files. There is no standard for audiobooks: the names below are what the
 * taggers in use write, the more telling one first.
 */
public final class TagClaims {

    private static final Map<String, String> SERIES_AND_PART = seriesTags();

    private TagClaims() {}

    /**
     * Reads what all files say together.
     *
     * @param files in listening order; what is said once for the book is taken from the first file that says it
     */
    public static Claims of(List<NamedFile> files) {
        return Claims.of(MetadataSource.TAGS)
                .title(title(files))
                .subtitle(first(files, "subtitle", "tit3", "st3"))
                .authors(people(files, "author", "albumartist", "artist"))
                .narrators(people(files, "narrator", "narratedby", "nrt", "reader", "composer"))
                .translators(people(files, "translator"))
                .editors(people(files, "editor"))
                .series(series(files))
                .genres(genres(files))
                .language(first(files, "language", "lang", "tlan").flatMap(Languages::tagOf))
                .publisher(first(files, "publisher", "tpub", "label", "organization"))
                .publishedYear(first(files, "date", "year", "originaldate", "tdor", "tory")
                        .flatMap(Years::of))
                .description(first(files, "description", "desc", "synopsis", "ldes", "comment"))
                .build();
    }

    /** The title of one file of many is a chapter's. */
    private static Optional<String> title(List<NamedFile> files) {
        return first(files, files.size() == 1 ? new String[] {"album", "title"} : new String[] {"album"});
    }

    /** The first name that any file has decides, and all files add to it: each poem of a book may have its own author. */
    private static List<String> people(List<NamedFile> files, String... names) {
        return Stream.of(names)
                .map(name -> all(files, name).flatMap(People::split).distinct().toList())
                .filter(people -> !people.isEmpty())
                .findFirst()
                .orElse(List.of());
    }

    private static List<SeriesEntry> series(List<NamedFile> files) {
        for (var tags : SERIES_AND_PART.entrySet()) {
            Optional<String> name = first(files, tags.getKey());
            if (name.isPresent()) {
                Optional<BigDecimal> part =
                        first(files, tags.getValue().split(",", -1)).flatMap(SeriesText::position);
                return List.of(part.isPresent() ? SeriesText.named(name.get(), part) : SeriesText.of(name.get()));
            }
        }
        return first(files, "grouping", "contentgroup", "tit1").stream()
                .flatMap(text -> Stream.of(text.split(";", -1)))
                .map(String::strip)
                .filter(SeriesText::isNumbered)
                .map(SeriesText::of)
                .toList();
    }

    private static List<String> genres(List<NamedFile> files) {
        return all(files, "genre")
                .flatMap(text -> Stream.of(text.split("[;,/]", -1)))
                .map(String::strip)
                .filter(genre -> !genre.isBlank() && !genre.matches("(?i)audio ?books?"))
                .toList();
    }

    private static Optional<String> first(List<NamedFile> files, String... names) {
        return files.stream()
                .flatMap(file -> file.probed().tags().first(names).stream())
                .findFirst();
    }

    private static Stream<String> all(List<NamedFile> files, String name) {
        return files.stream().flatMap(file -> file.probed().tags().first(name).stream());
    }

    private static Map<String, String> seriesTags() {
        var tags = new LinkedHashMap<String, String>();
        tags.put("series", "series-part,part,series-sequence,series-index");
        tags.put("movementname", "movement,movementnumber");
        tags.put("mvnm", "mvin");
        tags.put("mvn", "mvi");
        tags.put("show", "episode_id,episode_sort");
        return tags;
    }
}
