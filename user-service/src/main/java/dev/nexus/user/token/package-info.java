/** Sessions, refresh tokens, access tokens and the keys that sign them. */
@NullMarked
package dev.nexus.user.token;

import org.jspecify.annotations.NullMarked;
