@NullMarked
package dev.nexus.gateway.route;

import org.jspecify.annotations.NullMarked;
