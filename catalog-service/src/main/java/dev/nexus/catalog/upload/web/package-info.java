/** Resumable uploads over HTTP. */
@NullMarked
package dev.nexus.catalog.upload.web;

import org.jspecify.annotations.NullMarked;
