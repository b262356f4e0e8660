/** Unsubscribing over HTTP. */
@NullMarked
package dev.nexus.notification.unsubscribe.web;

import org.jspecify.annotations.NullMarked;
