/** Who is notified. A projection of user-service's events. */
@NullMarked
package dev.nexus.notification.recipient;

import org.jspecify.annotations.NullMarked;
