/** Audio files as bytes: reading what they say of themselves, keeping them, and streaming them. Knows no book and no user. */
@NullMarked
package dev.nexus.catalog.media;

import org.jspecify.annotations.NullMarked;
