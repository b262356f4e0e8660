package dev.nexus.catalog.media;

import java.math.BigDecimal;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * Reads a book's metadata off the tags of its files. There is no standard for audiobooks: the names below are what the
 * taggers in use write, the more telling one first.
 */
public final class MetadataReading {

    private static final Pattern YEAR = Pattern.compile("(?<!\\d)(\\d{4})(?!\\d)");
    private static final Pattern NUMBER = Pattern.compile("\\d{1,6}(?:\\.\\d{1,2})?");
    private static final Pattern NUMBERED = Pattern.compile(
            "^(.{1,500}?)[,:]?\\s+(?:#|book\\s|vol(?:ume|\\.)?\\s|part\\s)\\s*(\\d{1,6}(?:\\.\\d{1,2})?)$",
            Pattern.CASE_INSENSITIVE);
    private static final Map<String, String> SERIES_AND_PART = seriesTags();
    private static final int MAX_TITLE = 500;

    private MetadataReading() {}

    /**
     * Reads what all files say together.
     *
     * @param files in listening order; what is said once for the book is taken from the first file that says it
     */
    public static BookMetadata of(List<NamedFile> files) {
        return new BookMetadata(
                limited(title(files)),
                first(files, "subtitle", "tit3", "st3").map(MetadataReading::limited),
                people(files, "author", "albumartist", "artist"),
                people(files, "narrator", "narratedby", "nrt", "reader", "composer"),
                people(files, "translator"),
                people(files, "editor"),
                series(files),
                genres(files),
                List.of(),
                first(files, "language", "lang", "tlan").flatMap(Languages::tagOf),
                first(files, "publisher", "tpub", "label", "organization").map(MetadataReading::limited),
                first(files, "date", "year", "originaldate", "tdor", "tory").flatMap(MetadataReading::year),
                first(files, "description", "desc", "synopsis", "ldes", "comment"));
    }

    private static String title(List<NamedFile> files) {
        String[] names = files.size() == 1 ? new String[] {"album", "title"} : new String[] {"album"};
        return first(files, names)
                .orElseGet(() -> FileNames.title(files.getFirst().name()));
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
                        first(files, tags.getValue().split(",", -1)).flatMap(MetadataReading::number);
                return List.of(part.isPresent() ? new SeriesEntry(limited(name.get()), part) : numbered(name.get()));
            }
        }
        return first(files, "grouping", "contentgroup", "tit1").stream()
                .flatMap(text -> Stream.of(text.split(";", -1)))
                .map(String::strip)
                .filter(text -> NUMBERED.matcher(text).matches())
                .map(MetadataReading::numbered)
                .toList();
    }

    private static SeriesEntry numbered(String text) {
        Matcher matcher = NUMBERED.matcher(text.strip());
        return matcher.matches()
                ? new SeriesEntry(matcher.group(1).strip(), Optional.of(new BigDecimal(matcher.group(2))))
                : new SeriesEntry(limited(text), Optional.empty());
    }

    private static List<String> genres(List<NamedFile> files) {
        return all(files, "genre")
                .flatMap(text -> Stream.of(text.split("[;,/]", -1)))
                .map(String::strip)
                .filter(genre -> !genre.isBlank() && !genre.matches("(?i)audio ?books?"))
                .map(MetadataReading::limited)
                .distinct()
                .toList();
    }

    private static Optional<Integer> year(String text) {
        return Optional.of(YEAR.matcher(text)).filter(Matcher::find).map(found -> Integer.valueOf(found.group(1)));
    }

    private static Optional<BigDecimal> number(String text) {
        return Optional.of(NUMBER.matcher(text)).filter(Matcher::find).map(found -> new BigDecimal(found.group()));
    }

    private static Optional<String> first(List<NamedFile> files, String... names) {
        return files.stream()
                .flatMap(file -> file.probed().tags().first(names).stream())
                .findFirst();
    }

    private static Stream<String> all(List<NamedFile> files, String name) {
        return files.stream().flatMap(file -> file.probed().tags().first(name).stream());
    }

    private static String limited(String text) {
        return text.length() <= MAX_TITLE ? text : text.substring(0, MAX_TITLE);
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
