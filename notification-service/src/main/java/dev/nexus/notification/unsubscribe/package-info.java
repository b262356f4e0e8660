/** Turning off what came, without signing in (RFC 8058). */
@NullMarked
package dev.nexus.notification.unsubscribe;

import org.jspecify.annotations.NullMarked;
