@NullMarked
package dev.nexus.catalog.library;

import org.jspecify.annotations.NullMarked;
