/** The gateway over real sockets, with little backends behind it. */
@NullMarked
package dev.nexus.gateway;

import org.jspecify.annotations.NullMarked;
