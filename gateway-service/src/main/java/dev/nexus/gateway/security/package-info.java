/** What stands at the edge: API keys and cookies become tokens, other sites are kept out, bodies stay small. */
@NullMarked
package dev.nexus.gateway.security;

import org.jspecify.annotations.NullMarked;
