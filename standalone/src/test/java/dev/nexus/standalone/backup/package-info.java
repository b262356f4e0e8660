@NullMarked
package dev.nexus.standalone.backup;

import org.jspecify.annotations.NullMarked;
