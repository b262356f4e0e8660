@NullMarked
package dev.nexus.notification.channel;

import org.jspecify.annotations.NullMarked;
