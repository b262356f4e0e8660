/** How people want to be told: what by which channel, and when not. */
@NullMarked
package dev.nexus.notification.preference;

import org.jspecify.annotations.NullMarked;
