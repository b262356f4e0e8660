@NullMarked
package dev.nexus.platform.secret;

import org.jspecify.annotations.NullMarked;
