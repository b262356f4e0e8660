@NullMarked
package dev.nexus.user.invitation;

import org.jspecify.annotations.NullMarked;
