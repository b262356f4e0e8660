@NullMarked
package dev.nexus.user.throttle;

import org.jspecify.annotations.NullMarked;
