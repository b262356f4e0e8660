package dev.nexus.catalog.media.stream;

import dev.nexus.catalog.media.MediaContent;
import java.nio.charset.StandardCharsets;
import java.util.List;

/** The frame around several ranges in one answer: {@code multipart/byteranges} (RFC 9110 section 14.6). */
final class MultipartRanges {

    private final MediaContent content;
    private final List<ByteRange> ranges;
    private final String boundary;

    MultipartRanges(MediaContent content, List<ByteRange> ranges) {
        this.content = content;
        this.ranges = ranges;
        // Never among the bytes: they would have to hold a part of their own hash.
        this.boundary = "nexus-" + content.sha256().hex().substring(0, 40);
    }

    String contentType() {
        return "multipart/byteranges; boundary=" + boundary;
    }

    long length() {
        return ranges.stream()
                        .mapToLong(range -> head(range).length + range.length())
                        .sum()
                + end().length;
    }

    byte[] head(ByteRange range) {
        return ascii("\r\n--" + boundary + "\r\nContent-Type: " + content.mimeType() + "\r\nContent-Range: "
                + range.contentRange(content.size()) + "\r\n\r\n");
    }

    byte[] end() {
        return ascii("\r\n--" + boundary + "--\r\n");
    }

    private static byte[] ascii(String text) {
        return text.getBytes(StandardCharsets.US_ASCII);
    }
}
