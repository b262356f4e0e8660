@NullMarked
package dev.nexus.notification.outbound;

import org.jspecify.annotations.NullMarked;
