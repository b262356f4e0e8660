@NullMarked
package dev.nexus.notification.recipient;

import org.jspecify.annotations.NullMarked;
