/** Web Push over HTTP. */
@NullMarked
package dev.nexus.notification.push.web;

import org.jspecify.annotations.NullMarked;
