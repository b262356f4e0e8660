@NullMarked
package dev.nexus.user.erasure;

import org.jspecify.annotations.NullMarked;
