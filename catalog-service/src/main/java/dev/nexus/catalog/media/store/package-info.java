/** Where the bytes are kept. */
@NullMarked
package dev.nexus.catalog.media.store;

import org.jspecify.annotations.NullMarked;
