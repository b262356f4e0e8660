@NullMarked
package dev.nexus.catalog.edge;

import org.jspecify.annotations.NullMarked;
