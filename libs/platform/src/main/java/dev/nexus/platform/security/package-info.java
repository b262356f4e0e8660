/** Who calls: access tokens verified by every service itself, and the rule that everything needs one. */
@NullMarked
package dev.nexus.platform.security;

import org.jspecify.annotations.NullMarked;
