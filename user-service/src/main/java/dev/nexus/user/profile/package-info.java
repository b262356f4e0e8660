/** What somebody changes about the own account: name, address, password. */
@NullMarked
package dev.nexus.user.profile;

import org.jspecify.annotations.NullMarked;
