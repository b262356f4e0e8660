package dev.nexus.catalog.search;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import java.util.zip.GZIPInputStream;

/** Real books, people and series, and as many more titles as one likes that are mixed from the real ones. */
final class LibriVox {

    /** What a title is called before it says which volume it is. */
    private static final Pattern VOLUME = Pattern.compile(
            "(?<series>.{4,}?)[\\s,:;(-]+(?:(?:vol\\.?|volume|tome|tomo|tom|book|part|teil|band|deel|livre|no\\.?)\\s+)?0*"
                    + "(?<volume>\\d{1,3}|[IVX]+)\\b.*",
            Pattern.CASE_INSENSITIVE);

    private static final Pattern VERSION =
            Pattern.compile("\\s*\\((?:dramatic reading|version|ver)[^)]*\\)", Pattern.CASE_INSENSITIVE);

    private LibriVox() {}

    static List<Sought> books() {
        return lines("librivox-titles.tsv.gz")
                .map(line -> List.of(line.split("\t", -1)))
                .map(columns -> new Sought(Kind.BOOK, columns.getFirst(), columns.subList(1, columns.size())))
                .toList();
    }

    /** The real ones and more: the beginning of one title with the end of another, and the author of a third. */
    static List<Sought> books(int atLeast) {
        var real = books();
        var all = new ArrayList<>(real);
        var random = new Random(atLeast);
        while (all.size() < atLeast) {
            var first = real.get(random.nextInt(real.size())).name().split(" ", -1);
            var second = real.get(random.nextInt(real.size())).name().split(" ", -1);
            var words = new ArrayList<>(List.of(first).subList(0, (first.length + 1) / 2));
            words.addAll(List.of(second).subList(second.length / 2, second.length));
            all.add(new Sought(
                    Kind.BOOK,
                    String.join(" ", words),
                    real.get(random.nextInt(real.size())).people()));
        }
        return all;
    }

    static List<Sought> authors() {
        return named(Kind.PERSON, books().stream().flatMap(book -> book.people().stream()));
    }

    static List<Sought> narrators() {
        return named(Kind.PERSON, lines("librivox-readers.txt.gz"));
    }

    /** The catalogue does not name them: they are what titles of several volumes have in common. */
    static List<Sought> series() {
        Map<String, Set<String>> volumes = new LinkedHashMap<>();
        for (var book : books()) {
            var title = VOLUME.matcher(VERSION.matcher(book.name()).replaceAll(""));
            if (title.matches()) {
                volumes.computeIfAbsent(title.group("series"), _ -> new TreeSet<>())
                        .add(title.group("volume"));
            }
        }
        return named(
                Kind.SERIES,
                volumes.entrySet().stream()
                        .filter(series -> series.getValue().size() > 1)
                        .map(Map.Entry::getKey));
    }

    /** All of these, namesakes once. */
    static List<Sought> distinct(Stream<Sought> all) {
        var names = new HashSet<Collection<String>>();
        return all.filter(sought -> names.add(SearchText.typed(sought.name()))).toList();
    }

    private static List<Sought> named(Kind kind, Stream<String> names) {
        return distinct(names.filter(name -> !SearchText.typed(name).isEmpty()).map(name -> Sought.named(kind, name)));
    }

    private static Stream<String> lines(String resource) {
        try (var file = LibriVox.class.getResourceAsStream(resource);
                var lines =
                        new BufferedReader(new InputStreamReader(new GZIPInputStream(file), StandardCharsets.UTF_8))) {
            return lines.lines().toList().stream();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
