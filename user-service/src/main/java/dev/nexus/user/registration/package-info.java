/** How somebody gets an account, without being told who has one already. */
@NullMarked
package dev.nexus.user.registration;

import org.jspecify.annotations.NullMarked;
