/** Which libraries there are and who belongs to them: projections of user-service's facts, asked on every path. */
@NullMarked
package dev.nexus.catalog.library;

import org.jspecify.annotations.NullMarked;
