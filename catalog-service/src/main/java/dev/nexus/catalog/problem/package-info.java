/** What can go wrong in the catalogue, as its callers see it. */
@NullMarked
package dev.nexus.catalog.problem;

import org.jspecify.annotations.NullMarked;
