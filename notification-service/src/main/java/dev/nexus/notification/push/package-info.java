/** The channel of Web Push (RFC 8030): to browsers and apps that asked for it. */
@NullMarked
package dev.nexus.notification.push;

import org.jspecify.annotations.NullMarked;
