@NullMarked
package dev.nexus.user.export;

import org.jspecify.annotations.NullMarked;
