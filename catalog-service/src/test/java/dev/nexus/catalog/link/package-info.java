@NullMarked
package dev.nexus.catalog.link;

import org.jspecify.annotations.NullMarked;
