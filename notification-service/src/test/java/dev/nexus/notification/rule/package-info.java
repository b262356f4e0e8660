@NullMarked
package dev.nexus.notification.rule;

import org.jspecify.annotations.NullMarked;
