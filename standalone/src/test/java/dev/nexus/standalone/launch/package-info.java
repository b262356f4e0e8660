@NullMarked
package dev.nexus.standalone.launch;

import org.jspecify.annotations.NullMarked;
