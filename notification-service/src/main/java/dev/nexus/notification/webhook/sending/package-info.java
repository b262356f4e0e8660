/** One try to bring one message to a webhook's receiver: signed. */
@NullMarked
package dev.nexus.notification.webhook.sending;

import org.jspecify.annotations.NullMarked;
