package dev.nexus.contracts;

import java.time.Instant;
import java.util.UUID;

/** Facts about accounts, libraries and who belongs to them. Only these may carry personal data. */
public sealed interface UserEvent extends PublicEvent {

    /** An account was created. The e-mail address may not be verified yet. */
    @EventType("user.account.registered.v1")
    record AccountRegistered(UUID accountId, String email, String displayName, Instant registeredAt)
            implements UserEvent {}

    /** A library was created; its owner's membership is told by a {@link MembershipGranted} of its own. */
    @EventType("user.library.created.v1")
    record LibraryCreated(UUID libraryId, String name, UUID ownerId, Instant createdAt) implements UserEvent {}

    /** An account became a member of a library, or a member's role changed: {@code role} is the role from now on. */
    @EventType("user.membership.granted.v1")
    record MembershipGranted(UUID membershipId, UUID libraryId, UUID accountId, LibraryRole role, Instant grantedAt)
            implements UserEvent {}
}
