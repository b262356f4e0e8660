/** What files, the files beside them and their names say of a book, and which of them is believed. */
@NullMarked
package dev.nexus.catalog.metadata;

import org.jspecify.annotations.NullMarked;
