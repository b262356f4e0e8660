/** Signing in with the word of another provider (OpenID Connect). */
@NullMarked
package dev.nexus.user.oidc;

import org.jspecify.annotations.NullMarked;
