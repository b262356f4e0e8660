/** The CloudEvents envelope: metadata, JSON and the trace that an event belongs to. */
@NullMarked
package dev.nexus.platform.event;

import org.jspecify.annotations.NullMarked;
