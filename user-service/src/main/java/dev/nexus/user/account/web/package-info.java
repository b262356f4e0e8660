/** Accounts over HTTP. */
@NullMarked
package dev.nexus.user.account.web;

import org.jspecify.annotations.NullMarked;
