@NullMarked
package dev.nexus.user.secondfactor;

import org.jspecify.annotations.NullMarked;
