/** HTTP semantics of streaming: preconditions and ranges (RFC 9110 sections 13 and 14). */
@NullMarked
package dev.nexus.catalog.media.stream;

import org.jspecify.annotations.NullMarked;
