@NullMarked
package dev.nexus.notification.inbox.web;

import org.jspecify.annotations.NullMarked;
