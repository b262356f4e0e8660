/** Where messages that leave the house lead to. */
@NullMarked
package dev.nexus.notification.applink;

import org.jspecify.annotations.NullMarked;
