@NullMarked
package dev.nexus.notification.gathering;

import org.jspecify.annotations.NullMarked;
