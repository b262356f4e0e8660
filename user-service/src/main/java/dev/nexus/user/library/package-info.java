/** Libraries, the tenants, and who belongs to them. */
@NullMarked
package dev.nexus.user.library;

import org.jspecify.annotations.NullMarked;
