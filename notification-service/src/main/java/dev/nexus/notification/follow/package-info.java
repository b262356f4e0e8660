/** What listeners want to hear of: authors and series that they follow, and series of which they finished a book. */
@NullMarked
package dev.nexus.notification.follow;

import org.jspecify.annotations.NullMarked;
