package dev.nexus.catalog.search;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.UUID;
import java.util.zip.GZIPInputStream;

/** Real titles and their authors, and as many more as one likes that are mixed from them. */
final class Titles {

    /** A book as far as search is concerned. */
    record Title(String title, List<String> authors) {

        Entry entry(UUID library, int number) {
            return new Entry(Kind.BOOK, new UUID(1, number), 0, library, title, authors, List.of(), List.of());
        }
    }

    private Titles() {}

    static List<Title> real() {
        try (var file = Titles.class.getResourceAsStream("librivox-titles.tsv.gz");
                var lines =
                        new BufferedReader(new InputStreamReader(new GZIPInputStream(file), StandardCharsets.UTF_8))) {
            return lines.lines()
                    .map(line -> List.of(line.split("\t", -1)))
                    .map(columns -> new Title(columns.getFirst(), columns.subList(1, columns.size())))
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The real ones and more: the beginning of one title with the end of another, and the author of a third. */
    static List<Title> atLeast(int number) {
        var real = real();
        var all = new ArrayList<>(real);
        var random = new Random(number);
        while (all.size() < number) {
            var first = real.get(random.nextInt(real.size())).title().split(" ", -1);
            var second = real.get(random.nextInt(real.size())).title().split(" ", -1);
            var words = new ArrayList<>(List.of(first).subList(0, (first.length + 1) / 2));
            words.addAll(List.of(second).subList(second.length / 2, second.length));
            all.add(new Title(
                    String.join(" ", words),
                    real.get(random.nextInt(real.size())).authors()));
        }
        return all;
    }
}
