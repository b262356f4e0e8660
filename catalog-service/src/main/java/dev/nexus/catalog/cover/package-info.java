/** Covers in the sizes that clients ask for. */
@NullMarked
package dev.nexus.catalog.cover;

import org.jspecify.annotations.NullMarked;
