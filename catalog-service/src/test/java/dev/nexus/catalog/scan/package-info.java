@NullMarked
package dev.nexus.catalog.scan;

import org.jspecify.annotations.NullMarked;
