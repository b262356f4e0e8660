@NullMarked
package dev.nexus.notification.webhook;

import org.jspecify.annotations.NullMarked;
