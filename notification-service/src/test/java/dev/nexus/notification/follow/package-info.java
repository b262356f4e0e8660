@NullMarked
package dev.nexus.notification.follow;

import org.jspecify.annotations.NullMarked;
