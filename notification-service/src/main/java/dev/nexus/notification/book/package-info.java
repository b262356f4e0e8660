/** What notifications need to know of books. A projection of the catalogue's events. */
@NullMarked
package dev.nexus.notification.book;

import org.jspecify.annotations.NullMarked;
