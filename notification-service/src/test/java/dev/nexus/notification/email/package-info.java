@NullMarked
package dev.nexus.notification.email;

import org.jspecify.annotations.NullMarked;
