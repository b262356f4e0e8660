@NullMarked
package dev.nexus.catalog;

import org.jspecify.annotations.NullMarked;
