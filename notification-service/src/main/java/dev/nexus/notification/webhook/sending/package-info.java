/** One try to bring one message to a webhook's receiver: signed, and only to addresses that may be reached. */
@NullMarked
package dev.nexus.notification.webhook.sending;

import org.jspecify.annotations.NullMarked;
