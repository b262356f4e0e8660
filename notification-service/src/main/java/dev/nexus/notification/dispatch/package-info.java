/** Makes notifications, and sends them by the channels that their recipients want. */
@NullMarked
package dev.nexus.notification.dispatch;

import org.jspecify.annotations.NullMarked;
