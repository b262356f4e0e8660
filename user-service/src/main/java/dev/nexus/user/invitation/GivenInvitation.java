package dev.nexus.user.invitation;

import java.net.URI;
import org.jspecify.annotations.Nullable;

/**
 * An invitation that was just given.
 *
 * @param invitation the invitation
 * @param link what accepts it, never shown again; null when it went by mail
 */
public record GivenInvitation(
        Invitation invitation, @Nullable Link link) {

    /**
     * What accepts an invitation by link.
     *
     * @param token the secret
     * @param url where the installation tells what it is for, with the secret in it
     */
    public record Link(InvitationToken token, URI url) {}
}
