@NullMarked
package dev.nexus.user.library;

import org.jspecify.annotations.NullMarked;
