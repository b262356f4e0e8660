/** The tests of creating once. */
@NullMarked
package dev.nexus.platform.idempotency;

import org.jspecify.annotations.NullMarked;
