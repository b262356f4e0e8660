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

    /**
     * A library got another name.
     *
     * @param libraryId the library
     * @param name what it is called from now on
     * @param by who renamed it
     * @param at when
     */
    record LibraryRenamed(LibraryId libraryId, LibraryName name, AccountId by, Instant at) implements LibraryEvent {}

    /**
     * A library is gone, with all of its memberships.
     *
     * @param libraryId the library
     * @param by who deleted it
     * @param at when
     */
    record LibraryDeleted(LibraryId libraryId, AccountId by, Instant at) implements LibraryEvent {}

    /**
     * Somebody belongs to a library no longer.
     *
     * @param membershipId the membership
     * @param libraryId the library
     * @param account who was a member
     * @param at when
     */
    record MembershipRevoked(UUID membershipId, LibraryId libraryId, AccountId account, Instant at)
            implements LibraryEvent {}
}
