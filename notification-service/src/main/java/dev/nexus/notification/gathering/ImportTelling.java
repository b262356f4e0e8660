package dev.nexus.notification.gathering;

import dev.nexus.notification.book.Books;
import dev.nexus.notification.dispatch.News;
import dev.nexus.notification.dispatch.Telling;
import dev.nexus.notification.inbox.About;
import dev.nexus.notification.inbox.NotificationKind;
import dev.nexus.notification.library.Memberships;
import dev.nexus.notification.recipient.RecipientId;
import dev.nexus.notification.wording.Saying;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import org.springframework.stereotype.Component;

/** Tells who asked for imports what came of them. */
@Component
class ImportTelling {

    private final Books books;
    private final Memberships memberships;
    private final Telling telling;

    ImportTelling(Books books, Memberships memberships, Telling telling) {
        this.books = books;
        this.memberships = memberships;
        this.telling = telling;
    }

    void done(Gathering gathering, List<Item> items) {
        var title = onlyBook(items).flatMap(books::title);
        var count = items.stream().mapToInt(Item::books).sum();
        tell(
                gathering,
                NotificationKind.IMPORT_DONE,
                title.map(text -> Saying.of("import-done.titled", text))
                        .orElseGet(() -> Saying.of("import-done.counted", items.size(), count)),
                onlyBook(items)
                        .map(book -> About.book(gathering.library(), book))
                        .orElseGet(() -> imports(gathering, items)));
    }

    void failed(Gathering gathering, List<Item> items) {
        var problem = Objects.requireNonNull(items.getFirst().problem());
        tell(
                gathering,
                NotificationKind.IMPORT_FAILED,
                Saying.of("import-failed", items.size(), problem),
                imports(gathering, items));
    }

    private void tell(Gathering gathering, NotificationKind kind, Saying saying, About about) {
        var account = Objects.requireNonNull(gathering.account());
        if (!memberships.hasEnded(account, gathering.library())) {
            telling.tell(List.of(new News(gathering.id(), new RecipientId(account), kind, saying, about)));
        }
    }

    private static Optional<UUID> onlyBook(List<Item> items) {
        return items.size() == 1 ? Optional.ofNullable(items.getFirst().book()) : Optional.empty();
    }

    private static About imports(Gathering gathering, List<Item> items) {
        return About.link(
                gathering.library(),
                items.size() == 1
                        ? "/api/v1/imports/" + items.getFirst().id()
                        : "/api/v1/libraries/%s/imports".formatted(gathering.library()));
    }
}
