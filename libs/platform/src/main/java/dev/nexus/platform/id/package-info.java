/** Identifiers: UUIDv7, from a source that is injected. */
@NullMarked
package dev.nexus.platform.id;

import org.jspecify.annotations.NullMarked;
