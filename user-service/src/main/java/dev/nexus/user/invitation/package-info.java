/** Invitations to libraries: by mail to one person, or by a link for those who get hold of it. */
@NullMarked
package dev.nexus.user.invitation;

import org.jspecify.annotations.NullMarked;
