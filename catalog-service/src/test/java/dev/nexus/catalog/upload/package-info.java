@NullMarked
package dev.nexus.catalog.upload;

import org.jspecify.annotations.NullMarked;
