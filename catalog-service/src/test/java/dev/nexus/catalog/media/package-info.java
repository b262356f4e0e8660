@NullMarked
package dev.nexus.catalog.media;

import org.jspecify.annotations.NullMarked;
