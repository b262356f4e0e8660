/** The second factor over HTTP. */
@NullMarked
package dev.nexus.user.secondfactor.web;

import org.jspecify.annotations.NullMarked;
