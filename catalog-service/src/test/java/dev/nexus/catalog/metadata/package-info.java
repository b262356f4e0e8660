@NullMarked
package dev.nexus.catalog.metadata;

import org.jspecify.annotations.NullMarked;
