/** How services answer each other over gRPC: who asks, by when, and what went wrong. */
@NullMarked
package dev.nexus.platform.rpc;

import org.jspecify.annotations.NullMarked;
