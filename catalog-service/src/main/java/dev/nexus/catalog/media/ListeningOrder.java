package dev.nexus.catalog.media;

import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The order in which a book's files are heard: by disc and track when every file has a track of its own, else by name,
 * where "Chapter 2" comes before "Chapter 10".
 */
final class ListeningOrder {

    private static final Pattern NUMBER = Pattern.compile("\\d{1,9}");
    private static final Comparator<NamedFile> BY_NAME = Comparator.comparing(NamedFile::name, NaturalOrder.INSTANCE);

    private record Place(int disc, int track) {}

    private ListeningOrder() {}

    static List<NamedFile> of(List<NamedFile> files) {
        return files.stream()
                .sorted(everyPlaceIsItsOwn(files) ? BY_PLACE : BY_NAME)
                .toList();
    }

    private static final Comparator<NamedFile> BY_PLACE = Comparator.comparing(
                    (NamedFile file) -> placeOf(file).orElseThrow(),
                    Comparator.comparingInt(Place::disc).thenComparingInt(Place::track))
            .thenComparing(BY_NAME);

    private static boolean everyPlaceIsItsOwn(List<NamedFile> files) {
        var seen = new HashSet<Place>();
        return files.stream().allMatch(file -> placeOf(file).map(seen::add).orElse(false));
    }

    private static Optional<Place> placeOf(NamedFile file) {
        Tags tags = file.probed().tags();
        int disc = number(tags, "disc", "disk", "tpos").orElse(1);
        return number(tags, "track", "tracknumber", "trck").map(track -> new Place(disc, track));
    }

    /** Reads the 2 of "2/12". */
    private static Optional<Integer> number(Tags tags, String... names) {
        return tags.first(names)
                .map(NUMBER::matcher)
                .filter(Matcher::find)
                .map(found -> Integer.valueOf(found.group()));
    }
}
