/** The embedded default: what {@code ./nexus up} runs on a bare machine. */
@NullMarked
package dev.nexus.standalone;

import org.jspecify.annotations.NullMarked;
