@NullMarked
package dev.nexus.catalog.ingest;

import org.jspecify.annotations.NullMarked;
