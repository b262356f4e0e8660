/** Passing a request on and its answer back, unchanged and unbuffered, within the limits of its route class. */
@NullMarked
package dev.nexus.gateway.forward;

import org.jspecify.annotations.NullMarked;
