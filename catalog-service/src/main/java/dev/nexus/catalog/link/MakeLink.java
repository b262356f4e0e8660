package dev.nexus.catalog.link;

import org.jspecify.annotations.Nullable;

/**
 * A link to be made.
 *
 * @param expiresIn seconds that it is good for; null for as long as is usual
 */
record MakeLink(@Nullable Long expiresIn) {

    static MakeLink orUsual(@Nullable MakeLink wanted) {
        return wanted == null ? new MakeLink(null) : wanted;
    }
}
