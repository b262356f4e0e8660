/** Which path belongs to which service: the table, and the routes made of it. */
@NullMarked
package dev.nexus.gateway.route;

import org.jspecify.annotations.NullMarked;
