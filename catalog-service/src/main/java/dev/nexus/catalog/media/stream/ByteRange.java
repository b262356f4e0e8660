package dev.nexus.catalog.media.stream;

/**
 * A part of a representation.
 *
 * @param first position of the first byte
 * @param last position of the last byte, inclusive as in HTTP
 */
record ByteRange(long first, long last) {

    ByteRange {
        if (first < 0 || last < first) {
            throw new IllegalArgumentException("A range runs forwards from 0 or later: " + first + "-" + last);
        }
    }

    long length() {
        return last - first + 1;
    }

    boolean touches(ByteRange other) {
        return first <= other.last + 1 && other.first <= last + 1;
    }

    ByteRange joined(ByteRange other) {
        return new ByteRange(Math.min(first, other.first), Math.max(last, other.last));
    }

    String contentRange(long size) {
        return "bytes " + first + "-" + last + "/" + size;
    }
}
