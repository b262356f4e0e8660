/** Webhooks over HTTP. */
@NullMarked
package dev.nexus.notification.webhook.web;

import org.jspecify.annotations.NullMarked;
