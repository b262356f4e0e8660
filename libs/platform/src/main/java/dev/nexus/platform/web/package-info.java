/** What all HTTP APIs of the suite share: pages with opaque cursors, entity tags, strict JSON. */
@NullMarked
package dev.nexus.platform.web;

import org.jspecify.annotations.NullMarked;
