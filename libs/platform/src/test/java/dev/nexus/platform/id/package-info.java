@NullMarked
package dev.nexus.platform.id;

import org.jspecify.annotations.NullMarked;
