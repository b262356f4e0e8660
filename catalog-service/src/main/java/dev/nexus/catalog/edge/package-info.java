/** Where the catalogue meets other services: its events for them, and theirs for it. */
@NullMarked
package dev.nexus.catalog.edge;

import org.jspecify.annotations.NullMarked;
