@NullMarked
package dev.nexus.user.token;

import org.jspecify.annotations.NullMarked;
