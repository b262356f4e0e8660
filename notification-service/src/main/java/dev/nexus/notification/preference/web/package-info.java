/** Preferences as clients see them. */
@NullMarked
package dev.nexus.notification.preference.web;

import org.jspecify.annotations.NullMarked;
