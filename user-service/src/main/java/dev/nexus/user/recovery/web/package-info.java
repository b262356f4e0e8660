/** Password resets over HTTP. */
@NullMarked
package dev.nexus.user.recovery.web;

import org.jspecify.annotations.NullMarked;
