/** Publishing again: what the outbox has sent lies in its history for days, and operators may have it sent once more. */
@NullMarked
package dev.nexus.platform.replay;

import org.jspecify.annotations.NullMarked;
