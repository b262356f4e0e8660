/** Text as it is typed, and as it is compared: without case, accents and punctuation. */
@NullMarked
package dev.nexus.catalog.text;

import org.jspecify.annotations.NullMarked;
