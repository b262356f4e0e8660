/** Books: publishing them, listing them, reading one. */
@NullMarked
package dev.nexus.catalog.book;

import org.jspecify.annotations.NullMarked;
