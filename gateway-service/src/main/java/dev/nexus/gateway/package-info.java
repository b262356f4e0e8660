/** The one URL of the suite: routes, token check and status. */
@NullMarked
package dev.nexus.gateway;

import org.jspecify.annotations.NullMarked;
