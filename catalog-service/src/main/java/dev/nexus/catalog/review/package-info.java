/** What members think of books. */
@NullMarked
package dev.nexus.catalog.review;

import org.jspecify.annotations.NullMarked;
