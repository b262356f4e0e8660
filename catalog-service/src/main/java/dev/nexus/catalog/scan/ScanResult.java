package dev.nexus.catalog.scan;

import org.jspecify.annotations.Nullable;

/**
 * What a scan found.
 *
 * @param books how many lie there
 * @param queued how many of these are new or have changed, and are imported
 * @param unchanged how many cost no more than a look at their names, sizes and times
 * @param missing how many places have no book any more; the books themselves stay, since their files are copies
 * @param unreadable how many files and folders could not be read
 * @param problem why nothing could be found, or not all of it imported: {@code library-full}; null else
 */
public record ScanResult(
        int books,
        int queued,
        int unchanged,
        int missing,
        int unreadable,
        @Nullable String problem) {

    static ScanResult failed(String problem) {
        return new ScanResult(0, 0, 0, 0, 0, problem);
    }
}
