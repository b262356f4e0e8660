package dev.nexus.catalog.media.stream;

import dev.nexus.catalog.media.MediaContent;
import jakarta.servlet.http.HttpServletRequest;
import java.time.Instant;
import java.util.Collections;
import java.util.Optional;
import java.util.regex.Pattern;
import org.springframework.http.HttpHeaders;

/** The conditional headers of one request, judged in the order of RFC 9110 section 13.2.2. */
final class Preconditions {

    enum Verdict {
        PROCEED,
        NOT_MODIFIED,
        FAILED
    }

    private static final Pattern ENTITY_TAG = Pattern.compile("(W/)?(\"[^\"]*\")");

    private final HttpServletRequest request;
    private final MediaContent content;

    Preconditions(HttpServletRequest request, MediaContent content) {
        this.request = request;
        this.content = content;
    }

    Verdict judge() {
        if (!lets()) {
            return Verdict.FAILED;
        }
        return isKnown() ? Verdict.NOT_MODIFIED : Verdict.PROCEED;
    }

    /** Whether a Range header counts: there is no If-Range, or its validator is exactly the current one (13.1.5). */
    boolean rangeCounts() {
        return header(HttpHeaders.IF_RANGE)
                .map(validator -> validator.equals(content.etag())
                        || HttpDates.parse(validator)
                                .filter(content.modified()::equals)
                                .isPresent())
                .orElse(true);
    }

    private boolean lets() {
        return header(HttpHeaders.IF_MATCH)
                .map(tags -> names(tags, false))
                .or(() -> date(HttpHeaders.IF_UNMODIFIED_SINCE)
                        .map(date -> !content.modified().isAfter(date)))
                .orElse(true);
    }

    private boolean isKnown() {
        return header(HttpHeaders.IF_NONE_MATCH)
                .map(tags -> names(tags, true))
                .or(() -> date(HttpHeaders.IF_MODIFIED_SINCE)
                        .map(date -> !content.modified().isAfter(date)))
                .orElse(false);
    }

    private boolean names(String tags, boolean weakly) {
        return tags.strip().equals("*")
                || ENTITY_TAG
                        .matcher(tags)
                        .results()
                        .anyMatch(tag -> tag.group(2).equals(content.etag()) && (weakly || tag.group(1) == null));
    }

    private Optional<Instant> date(String name) {
        return header(name).flatMap(HttpDates::parse);
    }

    /** A list header may come in several lines. */
    private Optional<String> header(String name) {
        var lines = Collections.list(request.getHeaders(name));
        return lines.isEmpty() ? Optional.empty() : Optional.of(String.join(", ", lines));
    }
}
