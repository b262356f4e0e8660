/** One request to a server that anybody may have named: only to addresses that may be reached, and no longer than it may take. */
@NullMarked
package dev.nexus.notification.outbound;

import org.jspecify.annotations.NullMarked;
