/** Folders that are watched: what is new in them or has changed is imported by itself. */
@NullMarked
package dev.nexus.catalog.scan;

import org.jspecify.annotations.NullMarked;
