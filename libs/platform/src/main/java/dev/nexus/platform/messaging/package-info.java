/** The broker as the suite uses it: the topology and the connection. */
@NullMarked
package dev.nexus.platform.messaging;

import org.jspecify.annotations.NullMarked;
