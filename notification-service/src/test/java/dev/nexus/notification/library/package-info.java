@NullMarked
package dev.nexus.notification.library;

import org.jspecify.annotations.NullMarked;
