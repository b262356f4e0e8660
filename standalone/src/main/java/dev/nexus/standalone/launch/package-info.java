/** What {@code ./nexus} does: it starts, watches and stops the suite on one machine. */
@NullMarked
package dev.nexus.standalone.launch;

import org.jspecify.annotations.NullMarked;
