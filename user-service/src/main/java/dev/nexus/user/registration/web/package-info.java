/** Registration over HTTP. */
@NullMarked
package dev.nexus.user.registration.web;

import org.jspecify.annotations.NullMarked;
