/** Creating once, however often a client has to ask (draft-ietf-httpapi-idempotency-key-header-07). */
@NullMarked
package dev.nexus.platform.idempotency;

import org.jspecify.annotations.NullMarked;
