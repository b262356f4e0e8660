@NullMarked
package dev.nexus.notification.unsubscribe;

import org.jspecify.annotations.NullMarked;
