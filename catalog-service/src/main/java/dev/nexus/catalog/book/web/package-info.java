/** Books over HTTP. */
@NullMarked
package dev.nexus.catalog.book.web;

import org.jspecify.annotations.NullMarked;
