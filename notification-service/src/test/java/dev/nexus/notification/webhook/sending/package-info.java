@NullMarked
package dev.nexus.notification.webhook.sending;

import org.jspecify.annotations.NullMarked;
