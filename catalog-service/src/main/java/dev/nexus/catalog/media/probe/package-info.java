/** Reads audio files with FFmpeg, in processes of their own with limits. */
@NullMarked
package dev.nexus.catalog.media.probe;

import org.jspecify.annotations.NullMarked;
