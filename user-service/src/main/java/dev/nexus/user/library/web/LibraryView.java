package dev.nexus.user.library.web;

import dev.nexus.platform.security.CurrentUser;
import dev.nexus.platform.web.ETags;
import dev.nexus.user.library.JoinedLibrary;
import dev.nexus.user.library.Role;
import java.time.Instant;
import java.util.UUID;

/**
 * A library as the caller sees it.
 *
 * @param id identifies the library
 * @param name what it is called
 * @param role what the caller is there
 * @param createdAt when it was made
 */
record LibraryView(UUID id, String name, Role role, Instant createdAt) {

    /** Of what one member sees: the role is a part of it. */
    static String tag(CurrentUser user, JoinedLibrary library) {
        return ETags.of(library.library().version(), user.accountId(), library.role());
    }

    static LibraryView of(JoinedLibrary joined) {
        var library = joined.library();
        return new LibraryView(library.id().value(), library.name().value(), joined.role(), library.createdAt());
    }
}
