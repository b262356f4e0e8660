/** Reads audio files with FFmpeg and maps their tags to a book's metadata. */
@NullMarked
package dev.nexus.catalog.media.probe;

import org.jspecify.annotations.NullMarked;
