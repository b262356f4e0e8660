/** {@code nexus events}: what operators do with events, through the gateway. */
@NullMarked
package dev.nexus.standalone.events;

import org.jspecify.annotations.NullMarked;
