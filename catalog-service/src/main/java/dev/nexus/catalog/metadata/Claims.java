package dev.nexus.catalog.metadata;

import dev.nexus.catalog.media.BookChapter;
import dev.nexus.catalog.media.SeriesEntry;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;

/**
 * What one source says of a book; it may be nothing at all.
 *
 * @param language BCP 47, like {@code en}
 * @param chapters on the book's timeline
 */
public record Claims(
        MetadataSource source,
        Optional<String> title,
        Optional<String> subtitle,
        List<String> authors,
        List<String> narrators,
        List<String> translators,
        List<String> editors,
        List<SeriesEntry> series,
        List<String> genres,
        List<String> tags,
        Optional<String> language,
        Optional<String> publisher,
        Optional<Integer> publishedYear,
        Optional<String> description,
        List<BookChapter> chapters) {

    /** Begins to collect what a source says. */
    public static Builder of(MetadataSource source) {
        return new Builder(source);
    }

    /** Collects claims; blank texts are none, and what is longer than an honest one is cut. */
    public static final class Builder {

        private static final int LONGEST = 500;
        private static final int LONGEST_NAME = 200;
        private static final int LONGEST_TEXT = 20_000;
        private static final int MOST = 200;

        private final MetadataSource source;
        private Optional<String> title = Optional.empty();
        private Optional<String> subtitle = Optional.empty();
        private List<String> authors = List.of();
        private List<String> narrators = List.of();
        private List<String> translators = List.of();
        private List<String> editors = List.of();
        private List<SeriesEntry> series = List.of();
        private List<String> genres = List.of();
        private List<String> tags = List.of();
        private Optional<String> language = Optional.empty();
        private Optional<String> publisher = Optional.empty();
        private Optional<Integer> publishedYear = Optional.empty();
        private Optional<String> description = Optional.empty();
        private List<BookChapter> chapters = List.of();

        private Builder(MetadataSource source) {
            this.source = source;
        }

        public Builder title(Optional<String> value) {
            title = text(value, LONGEST);
            return this;
        }

        public Builder subtitle(Optional<String> value) {
            subtitle = text(value, LONGEST);
            return this;
        }

        public Builder authors(Collection<String> names) {
            authors = texts(names);
            return this;
        }

        public Builder narrators(Collection<String> names) {
            narrators = texts(names);
            return this;
        }

        public Builder translators(Collection<String> names) {
            translators = texts(names);
            return this;
        }

        public Builder editors(Collection<String> names) {
            editors = texts(names);
            return this;
        }

        public Builder series(Collection<SeriesEntry> entries) {
            series = entries.stream().distinct().limit(MOST).toList();
            return this;
        }

        public Builder genres(Collection<String> names) {
            genres = texts(names);
            return this;
        }

        public Builder tags(Collection<String> names) {
            tags = texts(names);
            return this;
        }

        public Builder language(Optional<String> tag) {
            language = tag;
            return this;
        }

        public Builder publisher(Optional<String> name) {
            publisher = text(name, LONGEST);
            return this;
        }

        public Builder publishedYear(Optional<Integer> year) {
            publishedYear = year;
            return this;
        }

        public Builder description(Optional<String> value) {
            description = text(value, LONGEST_TEXT);
            return this;
        }

        public Builder chapters(List<BookChapter> value) {
            chapters = List.copyOf(value);
            return this;
        }

        public Claims build() {
            return new Claims(
                    source,
                    title,
                    subtitle,
                    authors,
                    narrators,
                    translators,
                    editors,
                    series,
                    genres,
                    tags,
                    language,
                    publisher,
                    publishedYear,
                    description,
                    chapters);
        }

        private static List<String> texts(Collection<String> values) {
            return List.copyOf(values.stream()
                    .flatMap(value -> text(Optional.of(value), LONGEST_NAME).stream())
                    .limit(MOST)
                    .collect(LinkedHashSet::new, LinkedHashSet::add, LinkedHashSet::addAll));
        }

        private static Optional<String> text(Optional<String> value, int longest) {
            return value.map(text -> text.replace("\u0000", "").strip())
                    .filter(text -> !text.isBlank())
                    .map(text -> cut(text, longest));
        }

        /** No character is cut in two. */
        private static String cut(String text, int longest) {
            if (text.length() <= longest) {
                return text;
            }
            return text.substring(0, Character.isHighSurrogate(text.charAt(longest - 1)) ? longest - 1 : longest);
        }
    }

    /** The same with other chapters. */
    public Claims withChapters(List<BookChapter> others) {
        return new Claims(
                source,
                title,
                subtitle,
                authors,
                narrators,
                translators,
                editors,
                series,
                genres,
                tags,
                language,
                publisher,
                publishedYear,
                description,
                List.copyOf(others));
    }
}
