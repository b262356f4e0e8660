/** What becomes of the books of a library that is gone: their files and rows go too, a while later. */
@NullMarked
package dev.nexus.catalog.clearing;

import org.jspecify.annotations.NullMarked;
