/** Errors as clients see them: RFC 9457 problems from a catalogue, the same from every layer of a service. */
@NullMarked
package dev.nexus.platform.problem;

import org.jspecify.annotations.NullMarked;
