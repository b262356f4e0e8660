/** The catalogue over gRPC. */
@NullMarked
package dev.nexus.catalog.rpc;

import org.jspecify.annotations.NullMarked;
