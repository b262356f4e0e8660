/** In-app notifications: each account's inbox. */
@NullMarked
package dev.nexus.notification.inbox;

import org.jspecify.annotations.NullMarked;
