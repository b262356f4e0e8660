@NullMarked
package dev.nexus.catalog.hls;

import org.jspecify.annotations.NullMarked;
