/** Hashes that every module takes. */
@NullMarked
package dev.nexus.platform.hash;

import org.jspecify.annotations.NullMarked;
