/** Signing in over HTTP. */
@NullMarked
package dev.nexus.user.signin.web;

import org.jspecify.annotations.NullMarked;
