/** How long to wait before trying again what failed. */
@NullMarked
package dev.nexus.notification.retry;

import org.jspecify.annotations.NullMarked;
