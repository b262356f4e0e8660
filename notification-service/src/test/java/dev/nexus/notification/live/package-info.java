@NullMarked
package dev.nexus.notification.live;

import org.jspecify.annotations.NullMarked;
