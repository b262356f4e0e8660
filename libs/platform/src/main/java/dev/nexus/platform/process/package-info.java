/** A service as a process of the operating system, and threads that live as long. */
@NullMarked
package dev.nexus.platform.process;

import org.jspecify.annotations.NullMarked;
