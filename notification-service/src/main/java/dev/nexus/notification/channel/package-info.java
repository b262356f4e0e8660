/** The ways by which a notification gets to somebody. */
@NullMarked
package dev.nexus.notification.channel;

import org.jspecify.annotations.NullMarked;
