/** Imports: from files that somebody sent to a book, in the background. */
@NullMarked
package dev.nexus.catalog.ingest;

import org.jspecify.annotations.NullMarked;
