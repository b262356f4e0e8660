/** The way back into an account whose password is forgotten. */
@NullMarked
package dev.nexus.user.recovery;

import org.jspecify.annotations.NullMarked;
