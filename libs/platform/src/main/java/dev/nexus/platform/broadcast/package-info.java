/** Telling every replica: what each of them holds for itself is hinted at by a queue of its own. */
@NullMarked
package dev.nexus.platform.broadcast;

import org.jspecify.annotations.NullMarked;
