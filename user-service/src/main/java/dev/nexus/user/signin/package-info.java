/** Signing in: what is asked of somebody, in which order, before a session starts. */
@NullMarked
package dev.nexus.user.signin;

import org.jspecify.annotations.NullMarked;
