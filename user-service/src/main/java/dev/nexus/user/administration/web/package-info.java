/** Accounts of others over HTTP, for administrators. */
@NullMarked
package dev.nexus.user.administration.web;

import org.jspecify.annotations.NullMarked;
