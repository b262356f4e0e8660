/** The end of accounts: who asked for it, and the record of every service's having forgotten them. */
@NullMarked
package dev.nexus.user.erasure;

import org.jspecify.annotations.NullMarked;
