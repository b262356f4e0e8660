package dev.nexus.catalog.media.stream;

import java.util.List;

/** What a Range header selects of a representation. */
sealed interface RangeSelection {

    /** Everything: there is no range, or one that a server may ignore. */
    record Whole() implements RangeSelection {}

    /** One part or several, none of which touches another. */
    record Parts(List<ByteRange> ranges) implements RangeSelection {
        public Parts {
            ranges = List.copyOf(ranges);
        }
    }

    /** Well-formed, but nothing of it is in the representation. */
    record Unsatisfiable() implements RangeSelection {}
}
