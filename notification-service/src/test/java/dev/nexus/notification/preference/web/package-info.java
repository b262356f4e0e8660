@NullMarked
package dev.nexus.notification.preference.web;

import org.jspecify.annotations.NullMarked;
