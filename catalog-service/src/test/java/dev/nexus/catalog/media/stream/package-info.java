@NullMarked
package dev.nexus.catalog.media.stream;

import org.jspecify.annotations.NullMarked;
