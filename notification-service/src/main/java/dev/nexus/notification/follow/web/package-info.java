/** Follows as clients see them. */
@NullMarked
package dev.nexus.notification.follow.web;

import org.jspecify.annotations.NullMarked;
