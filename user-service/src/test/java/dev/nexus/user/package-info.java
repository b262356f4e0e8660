@NullMarked
package dev.nexus.user;

import org.jspecify.annotations.NullMarked;
