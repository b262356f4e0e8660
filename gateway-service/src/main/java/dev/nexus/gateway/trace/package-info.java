/** What is known of every request, at little cost, and of one in so many in full. */
@NullMarked
package dev.nexus.gateway.trace;

import org.jspecify.annotations.NullMarked;
