/** What the environment's secret key protects in the database. */
@NullMarked
package dev.nexus.user.secret;

import org.jspecify.annotations.NullMarked;
