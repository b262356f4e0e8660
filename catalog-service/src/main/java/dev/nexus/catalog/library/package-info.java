/** Who belongs to which library: a projection of user-service's facts, asked on every path. */
@NullMarked
package dev.nexus.catalog.library;

import org.jspecify.annotations.NullMarked;
