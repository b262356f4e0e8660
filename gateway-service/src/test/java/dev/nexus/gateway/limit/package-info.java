@NullMarked
package dev.nexus.gateway.limit;

import org.jspecify.annotations.NullMarked;
