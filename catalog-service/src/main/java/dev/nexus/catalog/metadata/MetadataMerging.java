package dev.nexus.catalog.metadata;

import dev.nexus.catalog.media.BookChapter;
import dev.nexus.catalog.media.BookMetadata;
import dev.nexus.catalog.media.SeriesEntry;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;

/** Brings what several sources say together to one book, and keeps whose word was taken. */
public final class MetadataMerging {

    /**
     * What a book is said to be.
     *
     * @param chapters empty when nobody names any
     * @param decisions one for each field of which anything is said
     */
    public record Merged(BookMetadata metadata, List<BookChapter> chapters, List<MetadataDecision> decisions) {

        public Merged {
            chapters = List.copyOf(chapters);
            decisions = List.copyOf(decisions);
        }
    }

    private static final int LONGEST_SHOWN = 200;

    private final List<Claims> claims;
    private final List<MetadataDecision> decisions = new ArrayList<>();

    private MetadataMerging(List<Claims> claims) {
        this.claims =
                claims.stream().sorted(Comparator.comparing(Claims::source)).toList();
    }

    /**
     * Believes the first source for each field, in the order of {@link MetadataSource}.
     *
     * @param title when nobody has one; not blank
     */
    public static Merged of(List<Claims> claims, String title) {
        return new MetadataMerging(claims).merged(title);
    }

    private Merged merged(String title) {
        var metadata = new BookMetadata(
                one("title", Claims::title).orElse(title),
                one("subtitle", Claims::subtitle),
                list("authors", Claims::authors),
                list("narrators", Claims::narrators),
                list("translators", Claims::translators),
                list("editors", Claims::editors),
                all("series", Claims::series, MetadataMerging::shown),
                list("genres", Claims::genres),
                list("tags", Claims::tags),
                one("language", Claims::language),
                one("publisher", Claims::publisher),
                one("publishedYear", Claims::publishedYear),
                one("description", Claims::description));
        var chapters = all("chapters", Claims::chapters, BookChapter::title);
        return new Merged(metadata, chapters, decisions);
    }

    private <T> Optional<T> one(String field, Function<Claims, Optional<T>> claim) {
        return all(field, claim.andThen(value -> value.stream().toList()), String::valueOf).stream()
                .findFirst();
    }

    private List<String> list(String field, Function<Claims, List<String>> claim) {
        return all(field, claim, value -> value);
    }

    private <T> List<T> all(String field, Function<Claims, List<T>> claim, Function<T, String> shown) {
        var speaking =
                claims.stream().filter(from -> !claim.apply(from).isEmpty()).toList();
        if (speaking.isEmpty()) {
            return List.of();
        }
        var believed = speaking.getFirst();
        var values = claim.apply(believed);
        var others = speaking.stream()
                .skip(1)
                .filter(other -> !claim.apply(other).equals(values))
                .map(other -> new MetadataDecision.Other(other.source(), shown(claim.apply(other), shown)))
                .toList();
        decisions.add(new MetadataDecision(field, believed.source(), shown(values, shown), others));
        return values;
    }

    private static <T> String shown(List<T> values, Function<T, String> one) {
        var text = values.stream().map(one).collect(Collectors.joining("; "));
        return text.length() <= LONGEST_SHOWN
                ? text
                : text.substring(0, LONGEST_SHOWN - 1).stripTrailing() + "…";
    }

    private static String shown(SeriesEntry series) {
        return series.position()
                .map(position -> series.name() + " #" + position.toPlainString())
                .orElse(series.name());
    }
}
