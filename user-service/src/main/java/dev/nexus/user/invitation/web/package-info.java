/** Invitations over HTTP. */
@NullMarked
package dev.nexus.user.invitation.web;

import org.jspecify.annotations.NullMarked;
