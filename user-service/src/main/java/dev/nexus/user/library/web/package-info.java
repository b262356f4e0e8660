/** Libraries and their members over HTTP. */
@NullMarked
package dev.nexus.user.library.web;

import org.jspecify.annotations.NullMarked;
