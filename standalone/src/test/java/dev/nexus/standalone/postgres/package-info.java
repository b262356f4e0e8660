@NullMarked
package dev.nexus.standalone.postgres;

import org.jspecify.annotations.NullMarked;
