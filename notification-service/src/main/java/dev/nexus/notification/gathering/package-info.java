/** Tells together what comes together: a bulk import of thousands of books is a few notifications. */
@NullMarked
package dev.nexus.notification.gathering;

import org.jspecify.annotations.NullMarked;
