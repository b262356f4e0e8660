/** Addresses that are good without a token: an audio file for a simple player, a book as a private podcast. */
@NullMarked
package dev.nexus.catalog.link;

import org.jspecify.annotations.NullMarked;
