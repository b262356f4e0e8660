@NullMarked
package dev.nexus.user.oidc;

import org.jspecify.annotations.NullMarked;
