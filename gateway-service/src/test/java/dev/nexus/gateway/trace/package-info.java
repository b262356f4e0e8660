@NullMarked
package dev.nexus.gateway.trace;

import org.jspecify.annotations.NullMarked;
