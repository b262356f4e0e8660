package dev.nexus.catalog.book;

import dev.nexus.catalog.library.LibraryAccess;
import dev.nexus.catalog.library.LibraryId;
import dev.nexus.catalog.problem.CatalogProblem;
import dev.nexus.platform.problem.ProblemException;
import jakarta.persistence.EntityManager;
import java.time.Clock;
import java.time.temporal.ChronoUnit;
import java.util.LinkedHashSet;
import java.util.Set;
import java.util.UUID;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Lets curators spell names right and bring duplicates together, in all books at once. */
@Component
public class NameEditing {

    private final EntityManager entities;
    private final LibraryAccess access;
    private final NamedBooks books;
    private final ApplicationEventPublisher events;
    private final Clock clock;

    NameEditing(
            EntityManager entities,
            LibraryAccess access,
            NamedBooks books,
            ApplicationEventPublisher events,
            Clock clock) {
        this.entities = entities;
        this.access = access;
        this.books = books;
        this.events = events;
        this.clock = clock;
    }

    /**
     * Spells a name differently.
     *
     * @throws ProblemException {@code name-not-found}, {@code role-too-low}, or {@code name-taken} when another of its kind is
     *     called so already
     */
    @Transactional
    public void rename(UUID accountId, NameKind kind, UUID id, RenameName wanted) {
        var name = require(accountId, kind, id);
        var text = wanted.name().value();
        if (text.equals(name.name())) {
            return;
        }
        if (!Names.key(text).equals(name.foldedName()) && isTaken(kind, name.libraryId(), Names.key(text))) {
            throw new ProblemException(
                    CatalogProblem.NAME_TAKEN, "Another one is called \"%s\": merge the two instead.".formatted(text));
        }
        name.rename(text);
        entities.flush();
        books.change(kind, Set.of(id), (book, at) -> book.noteNames(at));
    }

    /**
     * Takes duplicates for the name itself. Files that still say a duplicate's name find what it has become.
     *
     * @throws ProblemException {@code name-not-found}, {@code role-too-low}, or {@code validation-failed} when one of the
     *     duplicates is no such name of the library, or the name itself
     */
    @Transactional
    public void merge(UUID accountId, NameKind kind, UUID id, MergeNames wanted) {
        var target = require(accountId, kind, id);
        var duplicates = new LinkedHashSet<>(wanted.duplicates());
        books.lock(kind, duplicates);
        for (var duplicate : duplicates) {
            var name = entities.find(kind.entity(), duplicate);
            if (name == null || duplicate.equals(id) || !name.libraryId().equals(target.libraryId())) {
                throw Refusals.field("#/duplicates", "must be others of the same kind and library: " + duplicate);
            }
            // To merge once more changes nothing, and so tells nothing.
            if (!id.equals(name.mergedInto())) {
                name.mergeInto(target);
                events.publishEvent(merged(kind, target, duplicate));
            }
        }
        entities.flush();
        books.forwardMerged(kind, duplicates, id);
        books.change(kind, duplicates, (book, at) -> book.merge(duplicates, entities.find(kind.entity(), id), at));
    }

    private NameEvent merged(NameKind kind, Named target, UUID duplicate) {
        return new NameEvent.NameMerged(
                kind,
                target.id(),
                duplicate,
                new LibraryId(target.libraryId()),
                target.name(),
                clock.instant().truncatedTo(ChronoUnit.MILLIS));
    }

    private Named require(UUID accountId, NameKind kind, UUID id) {
        var unseen = new ProblemException(CatalogProblem.NAME_NOT_FOUND, null);
        Named name = entities.find(kind.entity(), id);
        if (name == null || name.mergedInto() != null) {
            throw unseen;
        }
        access.requireCuratorOf(accountId, new LibraryId(name.libraryId()), unseen);
        return name;
    }

    private boolean isTaken(NameKind kind, UUID library, String key) {
        return !entities.createQuery(
                        "select n.id from " + kind.entity().getSimpleName()
                                + " n where n.libraryId = :library and n.foldedName = :key",
                        UUID.class)
                .setParameter("library", library)
                .setParameter("key", key)
                .getResultList()
                .isEmpty();
    }
}
