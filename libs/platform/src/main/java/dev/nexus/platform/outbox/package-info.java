/** Publishing: an event is a row of the publisher's own transaction, relayed to the broker in order per aggregate. */
@NullMarked
package dev.nexus.platform.outbox;

import org.jspecify.annotations.NullMarked;
