@NullMarked
package dev.nexus.platform.replay;

import org.jspecify.annotations.NullMarked;
