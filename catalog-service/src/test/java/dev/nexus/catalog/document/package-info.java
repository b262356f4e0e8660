@NullMarked
package dev.nexus.catalog.document;

import org.jspecify.annotations.NullMarked;
