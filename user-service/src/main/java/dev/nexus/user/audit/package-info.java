/** The record of what matters for the security of accounts. */
@NullMarked
package dev.nexus.user.audit;

import org.jspecify.annotations.NullMarked;
