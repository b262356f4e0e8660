@NullMarked
package dev.nexus.catalog.clearing;

import org.jspecify.annotations.NullMarked;
