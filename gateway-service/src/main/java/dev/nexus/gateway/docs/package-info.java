/** The documents of all services' APIs, and one interactive page over them. Everything that the page needs is served here. */
@NullMarked
package dev.nexus.gateway.docs;

import org.jspecify.annotations.NullMarked;
