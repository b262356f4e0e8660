@NullMarked
package dev.nexus.catalog.book;

import org.jspecify.annotations.NullMarked;
