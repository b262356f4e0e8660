@NullMarked
package dev.nexus.notification.push;

import org.jspecify.annotations.NullMarked;
