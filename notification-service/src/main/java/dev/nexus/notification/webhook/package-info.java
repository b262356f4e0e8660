/** Webhooks: what happens in a library is told to whoever its owners and curators name (Standard Webhooks 1.0). */
@NullMarked
package dev.nexus.notification.webhook;

import org.jspecify.annotations.NullMarked;
