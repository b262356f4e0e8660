/** Imports over HTTP. */
@NullMarked
package dev.nexus.catalog.ingest.web;

import org.jspecify.annotations.NullMarked;
