package dev.nexus.notification.gathering;

import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * One of the things that are told together.
 *
 * @param id of the book or the import
 * @param book null when it is about no book, or about several
 * @param books how many it is about
 * @param problem the code of what was wrong; null when nothing was
 */
public record Item(
        UUID id, @Nullable UUID book, int books, @Nullable String problem) {}
