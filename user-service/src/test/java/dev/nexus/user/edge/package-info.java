@NullMarked
package dev.nexus.user.edge;

import org.jspecify.annotations.NullMarked;
