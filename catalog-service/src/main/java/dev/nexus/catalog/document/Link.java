package dev.nexus.catalog.document;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.math.BigDecimal;
import org.jspecify.annotations.Nullable;

/**
 * A link of a Readium manifest or an OPDS feed (Readium Web Publication Manifest, "The Link Object").
 *
 * @param href an address, or a template of one
 * @param templated true for a template (RFC 6570); null else
 * @param duration seconds, of audio
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
record Link(
        @Nullable String rel,
        String href,
        @Nullable String type,
        @Nullable String title,
        @Nullable Boolean templated,
        @Nullable BigDecimal duration,
        @Nullable Properties properties) {

    /** How many entries there are behind a link of OPDS. */
    record Properties(long numberOfItems) {}

    static Link of(String rel, String href, String type) {
        return new Link(rel, href, type, null, null, null, null);
    }

    /** A link that its place says all about. */
    static Link to(String href, String type) {
        return new Link(null, href, type, null, null, null, null);
    }

    Link titled(String text) {
        return new Link(rel, href, type, text, templated, duration, properties);
    }

    Link lasting(BigDecimal seconds) {
        return new Link(rel, href, type, title, templated, seconds, properties);
    }

    Link with(long numberOfItems) {
        return new Link(rel, href, type, title, templated, duration, new Properties(numberOfItems));
    }

    Link asTemplate() {
        return new Link(rel, href, type, title, true, duration, properties);
    }
}
