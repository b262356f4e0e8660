@NullMarked
package dev.nexus.platform.security;

import org.jspecify.annotations.NullMarked;
