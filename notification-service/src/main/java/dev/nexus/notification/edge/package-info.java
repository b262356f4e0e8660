/** What the notification service does with others' events. */
@NullMarked
package dev.nexus.notification.edge;

import org.jspecify.annotations.NullMarked;
