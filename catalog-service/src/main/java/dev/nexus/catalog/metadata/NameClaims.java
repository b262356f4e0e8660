package dev.nexus.catalog.metadata;

import dev.nexus.catalog.media.FileNames;
import java.math.BigDecimal;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * Reads the names of folders and files as people lay out their shelves: {@code Author/Series/01 - Title {Narrator}}, or with less of it
 * {@code Author/Title} and {@code Title}. A year may come before the title too: {@code 1994 - Title} or {@code (1994) - Title}.
 */
public final class NameClaims {

    private static final Pattern SEPARATOR = Pattern.compile("[/\\\\]+");
    private static final Pattern DISC = Pattern.compile("(?i)(?:cd|dis[ck]|part)\\s*\\d{1,3}");
    private static final Pattern NARRATOR = Pattern.compile("\\{([^{}]{1,300})}");
    private static final Pattern BRACKETS = Pattern.compile("\\s*\\[[^\\[\\]]{0,100}]\\s*");
    private static final Pattern PLACE = Pattern.compile(
            "^(?:(?:vol(?:ume)?|book|part)\\.?\\s*)?#?(\\d{1,3}(?:\\.\\d{1,2})?)\\s*[-.:)]\\s*(\\S.*)$",
            Pattern.CASE_INSENSITIVE);
    private static final Pattern YEAR = Pattern.compile("^(?:\\((\\d{4})\\)|(\\d{4}))\\s*-\\s*(\\S.*)$");

    private NameClaims() {}

    /** Whether a folder of this name holds a part of the book that the folder around it is. */
    public static boolean isDisc(String folder) {
        return DISC.matcher(folder).matches();
    }

    /** Reads the name of the only or the first file of a book that has no folder. */
    public static Claims ofFile(String name) {
        return book(Claims.of(MetadataSource.NAMES), FileNames.title(name), false)
                .build();
    }

    /**
     * Reads the path of a book's folder; folders of discs belong to the book.
     *
     * @param path with any of both slashes
     */
    public static Claims ofFolder(String path) {
        List<String> names = SEPARATOR
                .splitAsStream(path)
                .map(String::strip)
                .filter(name -> !name.isEmpty())
                .toList();
        while (names.size() > 1 && isDisc(names.getLast())) {
            names = names.subList(0, names.size() - 1);
        }
        var claims = Claims.of(MetadataSource.NAMES);
        if (names.isEmpty()) {
            return claims.build();
        }
        int last = names.size() - 1;
        boolean hasSeries = last > 1;
        if (last > 0) {
            claims.authors(
                    People.split(names.get(hasSeries ? last - 2 : last - 1)).toList());
        }
        if (hasSeries) {
            claims.series(List.of(SeriesText.named(names.get(last - 1), place(names.get(last)))));
        }
        return book(claims, names.get(last), true).build();
    }

    private static Optional<BigDecimal> place(String name) {
        return Optional.of(PLACE.matcher(name)).filter(Matcher::matches).map(found -> new BigDecimal(found.group(1)));
    }

    private static Claims.Builder book(Claims.Builder claims, String name, boolean mayHaveNumber) {
        var narrators = NARRATOR.matcher(name)
                .results()
                .flatMap(found -> People.split(found.group(1)))
                .toList();
        var rest = BRACKETS.matcher(NARRATOR.matcher(name).replaceAll(" "))
                .replaceAll(" ")
                .strip();
        if (mayHaveNumber) {
            rest = Stream.of(PLACE.matcher(rest))
                    .filter(Matcher::matches)
                    .map(found -> found.group(2))
                    .findFirst()
                    .orElse(rest);
        }
        Matcher year = YEAR.matcher(rest);
        if (year.matches()) {
            var digits = Optional.ofNullable(year.group(1)).orElse(year.group(2));
            claims.publishedYear(Years.of(digits));
            rest = year.group(3);
        }
        return claims.title(Optional.of(rest.replace('_', ' '))).narrators(narrators);
    }
}
