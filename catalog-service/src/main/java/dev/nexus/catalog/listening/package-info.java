/** What books are to their listeners, as playback has told. */
@NullMarked
package dev.nexus.catalog.listening;

import org.jspecify.annotations.NullMarked;
