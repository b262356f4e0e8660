package dev.nexus.catalog.hls;

import dev.nexus.catalog.book.BookDetailsView;
import dev.nexus.catalog.book.BookDetailsView.FileView;
import java.util.List;
import java.util.Locale;
import java.util.stream.IntStream;

/** A book as a media playlist of HLS (RFC 8216 section 4.3): all pieces of all its files, which begin a time of their own each. */
final class Playlist {

    static final String TYPE = "application/vnd.apple.mpegurl";

    private static final double MILLIS = 1_000;

    private final List<FileView> files;

    Playlist(BookDetailsView book) {
        this.files = book.files();
    }

    String text() {
        var text = new StringBuilder("#EXTM3U\n#EXT-X-VERSION:3\n#EXT-X-PLAYLIST-TYPE:VOD\n#EXT-X-MEDIA-SEQUENCE:0\n");
        text.append("#EXT-X-TARGETDURATION:").append(longest()).append('\n');
        for (var file : files) {
            if (file.index() > 0) {
                text.append("#EXT-X-DISCONTINUITY\n");
            }
            var segments = segments(file);
            for (int i = 0; i < segments.count(); i++) {
                text.append(String.format(
                        Locale.ROOT,
                        "#EXTINF:%.3f,\n/api/v1/files/%s/segments/%d\n",
                        segments.length(i) / MILLIS,
                        file.id(),
                        i));
            }
        }
        return text.append("#EXT-X-ENDLIST\n").toString();
    }

    /** In whole seconds, rounded, as the standard compares. */
    private long longest() {
        return files.stream()
                .map(Playlist::segments)
                .flatMap(segments -> IntStream.range(0, segments.count()).mapToObj(segments::length))
                .mapToLong(length -> Math.round(length / MILLIS))
                .max()
                .orElse(1);
    }

    private static Segments segments(FileView file) {
        return new Segments(file.duration().movePointRight(3).longValue());
    }
}
