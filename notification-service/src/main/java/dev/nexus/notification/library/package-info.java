/** Who belongs to which library: nobody is told of what happens elsewhere. A projection of user-service's events. */
@NullMarked
package dev.nexus.notification.library;

import org.jspecify.annotations.NullMarked;
