/** What others know of books: catalogues that are loaded in bulk from files, and, where the operator wants it, services that are asked. */
@NullMarked
package dev.nexus.catalog.provider;

import org.jspecify.annotations.NullMarked;
