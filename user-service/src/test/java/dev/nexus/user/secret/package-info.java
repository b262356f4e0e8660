@NullMarked
package dev.nexus.user.secret;

import org.jspecify.annotations.NullMarked;
