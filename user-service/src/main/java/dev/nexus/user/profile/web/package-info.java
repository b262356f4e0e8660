/** The own account over HTTP. */
@NullMarked
package dev.nexus.user.profile.web;

import org.jspecify.annotations.NullMarked;
