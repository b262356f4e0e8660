/** Books as standard documents that players and readers know: the Readium audiobook manifest, OPDS 2.0 and a ZIP. */
@NullMarked
package dev.nexus.catalog.document;

import org.jspecify.annotations.NullMarked;
