/** Files that come in piece by piece, over connections that may break: tus 1.0.0. */
@NullMarked
package dev.nexus.catalog.upload;

import org.jspecify.annotations.NullMarked;
