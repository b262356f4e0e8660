/** Erasure over HTTP. */
@NullMarked
package dev.nexus.user.erasure.web;

import org.jspecify.annotations.NullMarked;
