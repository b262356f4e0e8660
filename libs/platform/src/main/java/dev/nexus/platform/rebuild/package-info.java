/** Rebuilding projections: the publisher tells one consumer the present state of everything, while new events keep flowing. */
@NullMarked
package dev.nexus.platform.rebuild;

import org.jspecify.annotations.NullMarked;
