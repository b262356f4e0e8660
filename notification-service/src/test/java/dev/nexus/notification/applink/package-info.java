@NullMarked
package dev.nexus.notification.applink;

import org.jspecify.annotations.NullMarked;
