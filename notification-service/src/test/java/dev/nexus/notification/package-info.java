@NullMarked
package dev.nexus.notification;

import org.jspecify.annotations.NullMarked;
