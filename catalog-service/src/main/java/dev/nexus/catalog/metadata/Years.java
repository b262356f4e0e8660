package dev.nexus.catalog.metadata;

import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Finds the year in what files call a date. */
public final class Years {

    private static final Pattern YEAR = Pattern.compile("(?<!\\d)(\\d{4})(?!\\d)");

    private Years() {}

    /** The first four digits that stand alone. */
    public static Optional<Integer> of(String text) {
        return Optional.of(YEAR.matcher(text))
                .filter(Matcher::find)
                .map(found -> Integer.valueOf(found.group(1)))
                .filter(year -> year > 0);
    }
}
