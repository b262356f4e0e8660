@NullMarked
package dev.nexus.catalog.text;

import org.jspecify.annotations.NullMarked;
