/** Secrets that are sent by mail and are good for one use. */
@NullMarked
package dev.nexus.user.onetime;

import org.jspecify.annotations.NullMarked;
