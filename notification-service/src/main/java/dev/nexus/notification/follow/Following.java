package dev.nexus.notification.follow;

import dev.nexus.notification.book.Entries;
import dev.nexus.notification.book.EntryKind;
import dev.nexus.notification.library.LibraryAccess;
import dev.nexus.platform.id.IdSource;
import dev.nexus.platform.personaldata.ErasedAccounts;
import dev.nexus.platform.problem.CommonProblem;
import dev.nexus.platform.problem.ProblemException;
import dev.nexus.platform.web.Cursor;
import dev.nexus.platform.web.Page;
import dev.nexus.platform.web.PageRequest;
import java.time.Clock;
import java.time.Duration;
import java.util.UUID;
import java.util.function.Function;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Lets people say which authors and series they want to hear of. */
@Component
public class Following {

    /** So many authors, and so many series, may somebody follow. */
    public static final int MOST = 2_000;

    private static final String LIST = "follows";

    /** An author is known here a moment after the first book is. */
    private static final Duration ARRIVES_WITHIN = Duration.ofSeconds(2);

    private final Follows follows;
    private final Entries entries;
    private final LibraryAccess access;
    private final ErasedAccounts erased;
    private final IdSource ids;
    private final Clock clock;

    Following(
            Follows follows, Entries entries, LibraryAccess access, ErasedAccounts erased, IdSource ids, Clock clock) {
        this.follows = follows;
        this.entries = entries;
        this.access = access;
        this.erased = erased;
        this.ids = ids;
        this.clock = clock;
    }

    /** The newest first. */
    public <T> Page<T> list(UUID account, PageRequest request, Function<Follow, T> view) {
        var before = request.after(LIST, 1).map(cursor -> cursor.uuid(0)).orElse(null);
        var rows = follows.newest(account, before, request.limit() + 1);
        return Page.cut(rows, request, last -> Cursor.of(LIST, last.id()), view);
    }

    /**
     * Follows an author or a series of a library that the account belongs to. Once more changes nothing.
     *
     * @throws ProblemException {@code not-found}, {@code too-many-follows}
     */
    @Transactional
    public void follow(UUID account, EntryKind kind, UUID id) {
        erased.refuse(account);
        follows.lock(account);
        var entry = entries.hold(kind, id)
                .filter(found -> access.isMember(account, found.library()))
                .orElseThrow(() -> new ProblemException(
                                CommonProblem.NOT_FOUND,
                                "There is no such entry %s, or not for the caller.".formatted(id))
                        .retryAfter(ARRIVES_WITHIN));
        if (follows.contains(account, entry.id())) {
            return;
        }
        if (follows.count(account, kind) >= MOST) {
            throw new ProblemException(
                    FollowProblem.TOO_MANY_FOLLOWS, "At most %d of a kind can be followed.".formatted(MOST));
        }
        follows.add(ids.next(), account, entry, clock.instant());
    }

    /** Follows no longer. What is not followed stays so. */
    @Transactional
    public void unfollow(UUID account, EntryKind kind, UUID id) {
        follows.remove(account, kind, id);
    }

    /** Lets all who follow an entry follow the one that it was merged into, in the caller's transaction. */
    public void merged(UUID from, UUID into) {
        follows.move(from, into);
    }
}
