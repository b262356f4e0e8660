@NullMarked
package dev.nexus.catalog.search;

import org.jspecify.annotations.NullMarked;
