/** Reviews over HTTP. */
@NullMarked
package dev.nexus.catalog.review.web;

import org.jspecify.annotations.NullMarked;
