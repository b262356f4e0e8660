/** Signing in and out, and the public keys, over HTTP. */
@NullMarked
package dev.nexus.user.token.web;

import org.jspecify.annotations.NullMarked;
