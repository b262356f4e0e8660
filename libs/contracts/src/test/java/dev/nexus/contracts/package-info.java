@NullMarked
package dev.nexus.contracts;

import org.jspecify.annotations.NullMarked;
