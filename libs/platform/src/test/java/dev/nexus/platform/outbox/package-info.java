@NullMarked
package dev.nexus.platform.outbox;

import org.jspecify.annotations.NullMarked;
