/** What the environment's secret key protects in a database. */
@NullMarked
package dev.nexus.platform.secret;

import org.jspecify.annotations.NullMarked;
