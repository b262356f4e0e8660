package dev.nexus.contracts;

import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Facts about accounts, libraries and who belongs to them. Only these may carry personal data. */
public sealed interface UserEvent extends PublicEvent {

    /**
     * An account was created. The e-mail address may not be verified yet.
     *
     * @param locale the language of the person's mails, a tag of BCP 47; null when nobody said
     */
    @EventType(
            value = "user.account.registered.v1",
            source = "/user/accounts/{accountId}",
            orderedBy = "accountId",
            since = "0.1",
            rate = EventRate.RARE)
    record AccountRegistered(
            @DataSubject UUID accountId,
            String email,
            String displayName,
            @Nullable String locale,
            Instant registeredAt)
            implements UserEvent {}

    /**
     * What is known of an account is different, or its address was verified. Carries the whole profile from now on.
     *
     * @param locale the language of the person's mails, a tag of BCP 47; null when nobody said
     * @param timeZone where the person's days begin, an IANA name; null when nobody said
     */
    @EventType(
            value = "user.account.updated.v1",
            source = "/user/accounts/{accountId}",
            orderedBy = "accountId",
            since = "0.1",
            rate = EventRate.RARE)
    record AccountUpdated(
            @DataSubject UUID accountId,
            String email,
            boolean emailVerified,
            String displayName,
            @Nullable String locale,
            @Nullable String timeZone,
            Instant updatedAt)
            implements UserEvent {}

    /** An account may not be used until it is enabled again. */
    @EventType(
            value = "user.account.disabled.v1",
            source = "/user/accounts/{accountId}",
            orderedBy = "accountId",
            since = "0.1",
            rate = EventRate.RARE)
    record AccountDisabled(@DataSubject UUID accountId, Instant disabledAt) implements UserEvent {}

    /** A disabled account may be used again. */
    @EventType(
            value = "user.account.enabled.v1",
            source = "/user/accounts/{accountId}",
            orderedBy = "accountId",
            since = "0.1",
            rate = EventRate.RARE)
    record AccountEnabled(@DataSubject UUID accountId, Instant enabledAt) implements UserEvent {}

    /** A person asked to be forgotten: every service erases what it holds about the account, and says when it has. */
    @EventType(
            value = "user.account.deleted.v1",
            source = {"/user/accounts/{accountId}", "/user/erasures/{erasureId}"},
            orderedBy = "accountId",
            since = "0.1",
            rate = EventRate.RARE)
    record AccountDeleted(@DataSubject UUID accountId, Instant deletedAt) implements UserEvent {}

    /** An account has a new password. */
    @EventType(
            value = "user.account.password-changed.v1",
            source = "/user/accounts/{accountId}",
            orderedBy = "accountId",
            since = "0.1",
            rate = EventRate.RARE)
    record AccountPasswordChanged(@DataSubject UUID accountId, Instant changedAt) implements UserEvent {}

    /**
     * An account got its second factor, or lost it.
     *
     * @param enabled whether one is asked for from now on
     */
    @EventType(
            value = "user.account.second-factor-changed.v1",
            source = "/user/accounts/{accountId}",
            orderedBy = "accountId",
            since = "0.1",
            rate = EventRate.RARE)
    record AccountSecondFactorChanged(@DataSubject UUID accountId, boolean enabled, Instant changedAt)
            implements UserEvent {}

    /**
     * An account signed in on a device.
     *
     * @param deviceName as the person named it
     * @param newDevice whether the account was never seen on this device before
     */
    @EventType(
            value = "user.session.started.v1",
            source = "/user/sessions/{sessionId}",
            orderedBy = "sessionId",
            since = "0.1",
            rate = EventRate.DAILY)
    record SessionStarted(
            UUID sessionId, @DataSubject UUID accountId, String deviceName, boolean newDevice, Instant startedAt)
            implements UserEvent {}

    /**
     * A session was signed out, revoked or ran out.
     *
     * @param reason a word such as {@code signed-out}; more may come
     */
    @EventType(
            value = "user.session.ended.v1",
            source = "/user/sessions/{sessionId}",
            orderedBy = "sessionId",
            since = "0.1",
            rate = EventRate.DAILY)
    record SessionEnded(UUID sessionId, @DataSubject UUID accountId, String reason, Instant endedAt)
            implements UserEvent {}

    /** A refresh token was used again after its grace: somebody has a copy, and the session was ended. */
    @EventType(
            value = "user.session.compromised.v1",
            source = "/user/sessions/{sessionId}",
            orderedBy = "sessionId",
            since = "0.1",
            rate = EventRate.RARE)
    record SessionCompromised(UUID sessionId, @DataSubject UUID accountId, String deviceName, Instant detectedAt)
            implements UserEvent {}

    /** An account made a key for a machine. The key itself is never told. */
    @EventType(
            value = "user.api-key.created.v1",
            source = "/user/api-keys/{apiKeyId}",
            orderedBy = "apiKeyId",
            since = "0.1",
            rate = EventRate.RARE)
    record ApiKeyCreated(
            UUID apiKeyId,
            @DataSubject UUID accountId,
            String name,
            List<String> scopes,
            Instant expiresAt,
            Instant createdAt)
            implements UserEvent {

        public ApiKeyCreated {
            scopes = List.copyOf(scopes);
        }
    }

    /** A key is refused from now on. */
    @EventType(
            value = "user.api-key.revoked.v1",
            source = "/user/api-keys/{apiKeyId}",
            orderedBy = "apiKeyId",
            since = "0.1",
            rate = EventRate.RARE)
    record ApiKeyRevoked(UUID apiKeyId, @DataSubject UUID accountId, Instant revokedAt) implements UserEvent {}

    /** A library was created; its owner's membership is told by a {@link MembershipGranted} of its own. */
    @EventType(
            value = "user.library.created.v1",
            source = "/user/libraries/{libraryId}",
            orderedBy = "libraryId",
            since = "0.1",
            rate = EventRate.RARE)
    record LibraryCreated(UUID libraryId, String name, UUID ownerId, Instant createdAt) implements UserEvent {}

    /** A library has another name. */
    @EventType(
            value = "user.library.renamed.v1",
            source = "/user/libraries/{libraryId}",
            orderedBy = "libraryId",
            since = "0.1",
            rate = EventRate.RARE)
    record LibraryRenamed(UUID libraryId, String name, Instant renamedAt) implements UserEvent {}

    /** A library is gone, and its books with it. */
    @EventType(
            value = "user.library.deleted.v1",
            source = "/user/libraries/{libraryId}",
            orderedBy = "libraryId",
            since = "0.1",
            rate = EventRate.RARE)
    record LibraryDeleted(UUID libraryId, Instant deletedAt) implements UserEvent {}

    /** An account became a member of a library, or a member's role changed: {@code role} is the role from now on. */
    @EventType(
            value = "user.membership.granted.v1",
            source = "/user/memberships/{membershipId}",
            orderedBy = "membershipId",
            since = "0.1",
            rate = EventRate.RARE)
    record MembershipGranted(
            UUID membershipId, UUID libraryId, @DataSubject UUID accountId, LibraryRole role, Instant grantedAt)
            implements UserEvent {}

    /** An account belongs to a library no longer. A later grant of the same membership lets it in again. */
    @EventType(
            value = "user.membership.revoked.v1",
            source = "/user/memberships/{membershipId}",
            orderedBy = "membershipId",
            since = "0.1",
            rate = EventRate.RARE)
    record MembershipRevoked(
            UUID membershipId, UUID libraryId, @DataSubject UUID accountId, Instant revokedAt) implements UserEvent {}

    /**
     * Somebody is invited to a library. The secret that accepts it is never told.
     *
     * @param email null when it is a link that anybody may follow
     * @param invitedBy the account that invites
     */
    @EventType(
            value = "user.invitation.created.v1",
            source = "/user/invitations/{invitationId}",
            orderedBy = "invitationId",
            since = "0.1",
            rate = EventRate.RARE)
    record InvitationCreated(
            UUID invitationId,
            UUID libraryId,
            LibraryRole role,
            @Nullable String email,
            UUID invitedBy,
            Instant expiresAt,
            Instant createdAt)
            implements UserEvent {}

    /** An account followed an invitation; its membership is told by a {@link MembershipGranted} of its own. */
    @EventType(
            value = "user.invitation.accepted.v1",
            source = "/user/invitations/{invitationId}",
            orderedBy = "invitationId",
            since = "0.1",
            rate = EventRate.RARE)
    record InvitationAccepted(
            UUID invitationId, UUID libraryId, @DataSubject UUID accountId, Instant acceptedAt) implements UserEvent {}

    /** An invitation is refused from now on. */
    @EventType(
            value = "user.invitation.revoked.v1",
            source = "/user/invitations/{invitationId}",
            orderedBy = "invitationId",
            since = "0.1",
            rate = EventRate.RARE)
    record InvitationRevoked(UUID invitationId, UUID libraryId, Instant revokedAt) implements UserEvent {}
}
