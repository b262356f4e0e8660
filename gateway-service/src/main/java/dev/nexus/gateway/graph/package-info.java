/** One graph over all services: GraphQL in front, one call over gRPC for each service and level behind. */
@NullMarked
package dev.nexus.gateway.graph;

import org.jspecify.annotations.NullMarked;
