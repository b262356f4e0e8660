@NullMarked
package dev.nexus.user.credential;

import org.jspecify.annotations.NullMarked;
