/** Processes of the operating system: starting them apart from the terminal, knowing them again, stopping them. */
@NullMarked
package dev.nexus.standalone.process;

import org.jspecify.annotations.NullMarked;
