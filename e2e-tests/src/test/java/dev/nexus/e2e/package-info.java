/** The suite as its users see it: real processes, HTTP through the gateway, AMQP from outside. */
@NullMarked
package dev.nexus.e2e;

import org.jspecify.annotations.NullMarked;
