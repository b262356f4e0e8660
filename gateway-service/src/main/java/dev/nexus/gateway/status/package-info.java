/** What is there and whether it is ready. */
@NullMarked
package dev.nexus.gateway.status;

import org.jspecify.annotations.NullMarked;
