@NullMarked
package dev.nexus.standalone.process;

import org.jspecify.annotations.NullMarked;
