package dev.nexus.user.invitation.web;

import dev.nexus.user.library.JoinedLibrary;
import dev.nexus.user.library.Role;
import java.util.UUID;

/**
 * The library that somebody was let into.
 *
 * @param libraryId identifies the library
 * @param libraryName what it is called
 * @param role what the caller is there
 */
record AcceptedView(UUID libraryId, String libraryName, Role role) {

    static AcceptedView of(JoinedLibrary joined) {
        var library = joined.library();
        return new AcceptedView(library.id().value(), library.name().value(), joined.role());
    }
}
