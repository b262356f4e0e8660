@NullMarked
package dev.nexus.platform.inbox;

import org.jspecify.annotations.NullMarked;
