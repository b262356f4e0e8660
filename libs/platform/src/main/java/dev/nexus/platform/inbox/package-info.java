/** Consuming: an event takes effect once, in the consumer's own transaction; a failing one waits, then is parked. */
@NullMarked
package dev.nexus.platform.inbox;

import org.jspecify.annotations.NullMarked;
