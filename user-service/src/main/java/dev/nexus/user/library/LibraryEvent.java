package dev.nexus.user.library;

import dev.nexus.user.account.AccountId;
import java.time.Instant;
import java.util.UUID;

/** What happens to libraries and their members. */
public sealed interface LibraryEvent {

    /**
     * A library was made.
     *
     * @param libraryId the new library
     * @param name what it is called
     * @param owner who made it
     * @param at when
     */
    record LibraryCreated(LibraryId libraryId, LibraryName name, AccountId owner, Instant at) implements LibraryEvent {}

    /**
     * Somebody became a member or got another role.
     *
     * @param membershipId the membership
     * @param libraryId the library
     * @param account the member
     * @param role what the member is from now on
     * @param at when
     */
    record MembershipGranted(UUID membershipId, LibraryId libraryId, AccountId account, Role role, Instant at)
            implements LibraryEvent {}
}
