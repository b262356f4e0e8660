@NullMarked
package dev.nexus.gateway.graph;

import org.jspecify.annotations.NullMarked;
