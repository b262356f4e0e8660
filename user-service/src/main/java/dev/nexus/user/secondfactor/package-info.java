/** The second factor: an authenticator app, and codes for the day on which it is lost. */
@NullMarked
package dev.nexus.user.secondfactor;

import org.jspecify.annotations.NullMarked;
