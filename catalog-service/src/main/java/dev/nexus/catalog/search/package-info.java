/** Finding books, people, series and chapters by words. */
@NullMarked
package dev.nexus.catalog.search;

import org.jspecify.annotations.NullMarked;
