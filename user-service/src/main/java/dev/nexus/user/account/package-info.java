/** Accounts: who a person is, the same in all libraries. */
@NullMarked
package dev.nexus.user.account;

import org.jspecify.annotations.NullMarked;
