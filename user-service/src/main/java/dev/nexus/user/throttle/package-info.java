/** Slows down those who guess, without shutting out those who are guessed at. */
@NullMarked
package dev.nexus.user.throttle;

import org.jspecify.annotations.NullMarked;
