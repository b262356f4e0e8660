@NullMarked
package dev.nexus.platform.event;

import org.jspecify.annotations.NullMarked;
