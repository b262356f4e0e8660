@NullMarked
package dev.nexus.platform.rebuild;

import org.jspecify.annotations.NullMarked;
