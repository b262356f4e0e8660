package dev.nexus.user.library;

import dev.nexus.platform.problem.ProblemException;
import dev.nexus.platform.web.Cursor;
import dev.nexus.platform.web.Page;
import dev.nexus.platform.web.PageRequest;
import dev.nexus.user.account.AccountId;
import java.util.Optional;
import java.util.UUID;
import org.springframework.data.domain.Limit;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Shows libraries to those who belong to them, and to nobody else. */
@Component
public class LibraryReading {

    private static final String LIBRARIES = "libraries";
    private static final String MEMBERS = "members";
    private static final UUID BEFORE_ALL = new UUID(0, 0);

    private final Libraries libraries;
    private final Memberships memberships;

    LibraryReading(Libraries libraries, Memberships memberships) {
        this.libraries = libraries;
        this.memberships = memberships;
    }

    /**
     * The libraries that somebody belongs to, the oldest first.
     *
     * @param reader who asks
     * @param page which of them
     * @return a page of them
     */
    @Transactional(readOnly = true)
    public Page<JoinedLibrary> joined(AccountId reader, PageRequest page) {
        var after = page.after(LIBRARIES, 1).map(cursor -> cursor.uuid(0)).orElse(BEFORE_ALL);
        var rows = libraries.findJoined(reader.value(), after, Limit.of(page.limit() + 1));
        return Page.cut(rows, page, row -> Cursor.of(LIBRARIES, row.library().id()), row -> row);
    }

    /**
     * A library that somebody belongs to.
     *
     * @param reader who asks
     * @param id which library
     * @return the library with the reader's role
     * @throws ProblemException {@code library-not-found}, for strangers too
     */
    @Transactional(readOnly = true)
    public JoinedLibrary one(AccountId reader, LibraryId id) {
        return find(reader, id).orElseThrow(() -> new ProblemException(LibraryProblem.LIBRARY_NOT_FOUND, null));
    }

    /**
     * A library that somebody belongs to, when that is so.
     *
     * @param reader who asks
     * @param id which library
     * @return the library with the reader's role; empty for strangers
     */
    public Optional<JoinedLibrary> find(AccountId reader, LibraryId id) {
        return libraries.findJoined(reader.value(), id.value());
    }

    /**
     * The members of a library, for its members.
     *
     * @param reader who asks
     * @param id which library
     * @param page which of the members
     * @return a page of them
     * @throws ProblemException {@code library-not-found}, for strangers too
     */
    @Transactional(readOnly = true)
    public Page<Member> members(AccountId reader, LibraryId id, PageRequest page) {
        one(reader, id);
        var after = page.after(MEMBERS, 1).map(cursor -> cursor.uuid(0)).orElse(BEFORE_ALL);
        var rows = memberships.findMembers(id.value(), after, Limit.of(page.limit() + 1));
        return Page.cut(rows, page, row -> Cursor.of(MEMBERS, row.account().id()), row -> row);
    }
}
