/** A service as a process of the operating system. */
@NullMarked
package dev.nexus.platform.process;

import org.jspecify.annotations.NullMarked;
