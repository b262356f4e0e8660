/** What services say to each other and to the outside: event records, their schemas and the topology, as data. */
@NullMarked
package dev.nexus.contracts;

import org.jspecify.annotations.NullMarked;
