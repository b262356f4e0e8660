/** Live updates: what is told to a listener's open apps as it happens. */
@NullMarked
package dev.nexus.notification.live;

import org.jspecify.annotations.NullMarked;
