@NullMarked
package dev.nexus.notification.push.crypto;

import org.jspecify.annotations.NullMarked;
