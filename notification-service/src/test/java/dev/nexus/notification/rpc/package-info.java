@NullMarked
package dev.nexus.notification.rpc;

import org.jspecify.annotations.NullMarked;
