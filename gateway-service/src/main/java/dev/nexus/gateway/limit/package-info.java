/** How often somebody may ask, counted here or in a store that several gateways share. */
@NullMarked
package dev.nexus.gateway.limit;

import org.jspecify.annotations.NullMarked;
