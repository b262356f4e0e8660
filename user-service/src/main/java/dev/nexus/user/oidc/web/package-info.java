/** Signing in with the word of another provider, over HTTP. */
@NullMarked
package dev.nexus.user.oidc.web;

import org.jspecify.annotations.NullMarked;
