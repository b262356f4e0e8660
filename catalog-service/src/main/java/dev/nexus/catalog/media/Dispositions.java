package dev.nexus.catalog.media;

import java.nio.charset.StandardCharsets;
import org.springframework.http.ContentDisposition;

/** {@code Content-Disposition} for any name: what is not ASCII is encoded (RFC 6266, RFC 8187). */
public final class Dispositions {

    private Dispositions() {}

    /** To be shown or played, and saved under this name. */
    public static String inline(String fileName) {
        return ContentDisposition.inline()
                .filename(fileName, StandardCharsets.UTF_8)
                .build()
                .toString();
    }

    /** To be saved under this name. */
    public static String attachment(String fileName) {
        return ContentDisposition.attachment()
                .filename(fileName, StandardCharsets.UTF_8)
                .build()
                .toString();
    }
}
