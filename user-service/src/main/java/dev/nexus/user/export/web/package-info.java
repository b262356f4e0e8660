/** Exports over HTTP. */
@NullMarked
package dev.nexus.user.export.web;

import org.jspecify.annotations.NullMarked;
