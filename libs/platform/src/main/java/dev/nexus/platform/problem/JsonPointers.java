package dev.nexus.platform.problem;

import java.nio.charset.StandardCharsets;
import org.springframework.web.util.UriUtils;

/** JSON pointers (RFC 6901) in their URI fragment form, as RFC 9457 shows them. */
final class JsonPointers {

    private JsonPointers() {}

    static String escape(String name) {
        return UriUtils.encodeFragment(name.replace("~", "~0").replace("/", "~1"), StandardCharsets.UTF_8);
    }

    /** The pointer of a Java property path such as {@code device.names[2]}. */
    static String ofProperty(String path) {
        var pointer = new StringBuilder("#");
        for (var step : path.split("[.\\[\\]]+", -1)) {
            if (!step.isEmpty()) {
                pointer.append('/').append(escape(step));
            }
        }
        return pointer.toString();
    }
}
