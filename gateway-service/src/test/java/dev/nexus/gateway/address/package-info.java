@NullMarked
package dev.nexus.gateway.address;

import org.jspecify.annotations.NullMarked;
