/** An AMQP 0-9-1 broker inside the process, for one machine. */
@NullMarked
package dev.nexus.standalone.broker;

import org.jspecify.annotations.NullMarked;
