/** Where requests come from, and whom to believe about it. */
@NullMarked
package dev.nexus.gateway.address;

import org.jspecify.annotations.NullMarked;
