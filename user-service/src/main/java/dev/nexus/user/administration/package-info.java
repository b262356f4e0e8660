/** What administrators do to accounts of others. */
@NullMarked
package dev.nexus.user.administration;

import org.jspecify.annotations.NullMarked;
