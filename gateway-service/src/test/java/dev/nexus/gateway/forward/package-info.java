@NullMarked
package dev.nexus.gateway.forward;

import org.jspecify.annotations.NullMarked;
