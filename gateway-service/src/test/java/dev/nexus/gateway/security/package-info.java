@NullMarked
package dev.nexus.gateway.security;

import org.jspecify.annotations.NullMarked;
