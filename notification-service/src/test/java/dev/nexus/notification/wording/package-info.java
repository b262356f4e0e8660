@NullMarked
package dev.nexus.notification.wording;

import org.jspecify.annotations.NullMarked;
