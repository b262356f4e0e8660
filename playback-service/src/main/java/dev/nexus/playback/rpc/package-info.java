/** What was heard, over gRPC. */
@NullMarked
package dev.nexus.playback.rpc;

import org.jspecify.annotations.NullMarked;
