package dev.nexus.catalog.media.stream;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Reads a Range header (RFC 9110 section 14.2). One of another unit or not well-formed is ignored, as is one with more
 * ranges than an honest client needs; ranges that overlap or touch are joined.
 */
final class RangeHeader {

    static final int MAX_RANGES = 32;

    private static final Pattern FORM = Pattern.compile("(?i)bytes[ \\t]*=(.*)");
    private static final Pattern SPEC = Pattern.compile("(\\d*)-(\\d*)");
    private static final int MAX_LENGTH = 2_000;
    private static final int DIGITS_OF_LONG = 18;

    private RangeHeader() {}

    static RangeSelection select(String header, long size) {
        Matcher form = FORM.matcher(header.strip());
        if (header.length() > MAX_LENGTH || !form.matches()) {
            return new RangeSelection.Whole();
        }
        var satisfiable = new ArrayList<ByteRange>();
        int count = 0;
        for (String spec : form.group(1).split(",", -1)) {
            if (spec.isBlank()) {
                continue; // empty list elements are allowed (section 5.6.1)
            }
            Matcher parts = SPEC.matcher(spec.strip());
            if (!isWellFormed(parts) || ++count > MAX_RANGES) {
                return new RangeSelection.Whole();
            }
            range(parts.group(1), parts.group(2), size).ifPresent(range -> join(satisfiable, range));
        }
        if (count == 0) {
            return new RangeSelection.Whole();
        }
        return satisfiable.isEmpty() ? new RangeSelection.Unsatisfiable() : new RangeSelection.Parts(satisfiable);
    }

    private static boolean isWellFormed(Matcher parts) {
        if (!parts.matches() || (parts.group(1).isEmpty() && parts.group(2).isEmpty())) {
            return false;
        }
        return parts.group(1).isEmpty() || parts.group(2).isEmpty() || number(parts.group(1)) <= number(parts.group(2));
    }

    private static Optional<ByteRange> range(String first, String last, long size) {
        if (first.isEmpty()) {
            long suffix = Math.min(number(last), size);
            return suffix == 0 ? Optional.empty() : Optional.of(new ByteRange(size - suffix, size - 1));
        }
        long start = number(first);
        long end = last.isEmpty() ? size - 1 : Math.min(number(last), size - 1);
        return start >= size ? Optional.empty() : Optional.of(new ByteRange(start, end));
    }

    /** Keeps the order in which the client asked; a range may bring together two that were apart. */
    private static void join(List<ByteRange> ranges, ByteRange added) {
        ByteRange joined = added;
        int place = ranges.size();
        for (int i = ranges.size() - 1; i >= 0; i--) {
            if (ranges.get(i).touches(joined)) {
                joined = joined.joined(ranges.remove(i));
                place = i;
            }
        }
        ranges.add(place, joined);
    }

    /** Numbers too large for a long are far behind the end of every file. */
    private static long number(String digits) {
        String significant = digits.replaceFirst("^0+(?=.)", "");
        return significant.length() > DIGITS_OF_LONG ? Long.MAX_VALUE : Long.parseLong(significant);
    }
}
