@NullMarked
package dev.nexus.user.administration;

import org.jspecify.annotations.NullMarked;
