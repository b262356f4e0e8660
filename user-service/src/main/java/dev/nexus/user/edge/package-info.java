/** What the other services are told. */
@NullMarked
package dev.nexus.user.edge;

import org.jspecify.annotations.NullMarked;
