@NullMarked
package dev.nexus.platform.problem;

import org.jspecify.annotations.NullMarked;
