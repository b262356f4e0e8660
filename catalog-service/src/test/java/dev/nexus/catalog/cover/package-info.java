@NullMarked
package dev.nexus.catalog.cover;

import org.jspecify.annotations.NullMarked;
