@NullMarked
package dev.nexus.catalog.media.probe;

import org.jspecify.annotations.NullMarked;
