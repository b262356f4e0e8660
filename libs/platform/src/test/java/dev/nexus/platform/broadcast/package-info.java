@NullMarked
package dev.nexus.platform.broadcast;

import org.jspecify.annotations.NullMarked;
