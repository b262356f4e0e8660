@NullMarked
package dev.nexus.notification.preference;

import org.jspecify.annotations.NullMarked;
