@NullMarked
package dev.nexus.user.recovery;

import org.jspecify.annotations.NullMarked;
