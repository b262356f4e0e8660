@NullMarked
package dev.nexus.platform.archive;

import org.jspecify.annotations.NullMarked;
