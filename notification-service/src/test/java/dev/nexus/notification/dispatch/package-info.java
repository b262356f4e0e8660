@NullMarked
package dev.nexus.notification.dispatch;

import org.jspecify.annotations.NullMarked;
