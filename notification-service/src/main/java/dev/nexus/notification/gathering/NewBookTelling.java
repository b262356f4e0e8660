package dev.nexus.notification.gathering;

import dev.nexus.notification.book.Books;
import dev.nexus.notification.book.Entries;
import dev.nexus.notification.channel.Channel;
import dev.nexus.notification.dispatch.News;
import dev.nexus.notification.dispatch.Telling;
import dev.nexus.notification.follow.Audience;
import dev.nexus.notification.follow.Interest;
import dev.nexus.notification.inbox.NotificationKind;
import dev.nexus.notification.library.Memberships;
import dev.nexus.notification.preference.Preference;
import dev.nexus.notification.preference.Preferences;
import dev.nexus.notification.recipient.RecipientId;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.springframework.stereotype.Component;

/** Tells members of a library of new books that concern them, a page of accounts at a time. */
@Component
class NewBookTelling {

    /** So few, because each of them is locked until the commit. */
    static final int PAGE = 200;

    private final Books books;
    private final Entries entries;
    private final Audience audience;
    private final Memberships memberships;
    private final Preferences preferences;
    private final ImportedBooks imported;
    private final Telling telling;

    NewBookTelling(
            Books books,
            Entries entries,
            Audience audience,
            Memberships memberships,
            Preferences preferences,
            ImportedBooks imported,
            Telling telling) {
        this.books = books;
        this.entries = entries;
        this.audience = audience;
        this.memberships = memberships;
        this.preferences = preferences;
        this.imported = imported;
        this.telling = telling;
    }

    /**
     * Tells the next page of accounts.
     *
     * @return the last of them; empty when there are no more
     */
    Optional<UUID> tellSome(Gathering gathering, List<Item> items) {
        var ids = items.stream().map(Item::id).collect(Collectors.toSet());
        var news = new NewBooks(books.titles(ids), entries.of(ids));
        var page = audience.page(news.entryIds(), news.seriesIds(), gathering.toldTo(), PAGE);
        var members = memberships.membersAmong(gathering.library(), page);
        if (!members.isEmpty()) {
            telling.tell(news(gathering, news, members));
        }
        return page.size() < PAGE ? Optional.empty() : Optional.of(page.getLast());
    }

    private List<News> news(Gathering gathering, NewBooks news, Set<UUID> accounts) {
        var interests = audience.interests(accounts, news.entryIds(), news.seriesIds(), news.ids()).stream()
                .collect(Collectors.groupingBy(Interest::account));
        var wishes = preferences.of(accounts);
        var own = imported.among(accounts, news.ids());
        List<News> made = new ArrayList<>();
        interests.forEach((account, reasons) -> made.addAll(news(
                gathering,
                news,
                account,
                reasons,
                Objects.requireNonNull(wishes.get(account)),
                own.getOrDefault(account, Set.of()))));
        return made;
    }

    /** A book is told of once: as what goes on, unless that is not wanted, and otherwise as what is followed. */
    private static List<News> news(
            Gathering gathering,
            NewBooks news,
            UUID account,
            List<Interest> reasons,
            Preference preference,
            Set<UUID> own) {
        var words = new NewBookWords(news, gathering.library());
        List<News> made = new ArrayList<>();
        var heard = news.of(reasons, true);
        var continuing =
                isWanted(preference, NotificationKind.SERIES_CONTINUES) ? news.booksOf(heard) : new HashSet<UUID>();
        continuing.removeAll(own);
        var followed = news.of(reasons, false);
        var added = news.booksOf(followed);
        added.removeAll(own);
        added.removeAll(continuing);
        if (!continuing.isEmpty()) {
            made.add(new News(
                    gathering.id(),
                    new RecipientId(account),
                    NotificationKind.SERIES_CONTINUES,
                    words.continuing(continuing, heard),
                    words.about(continuing, heard)));
        }
        if (!added.isEmpty()) {
            made.add(new News(
                    gathering.id(),
                    new RecipientId(account),
                    NotificationKind.BOOK_ADDED,
                    words.added(added, followed),
                    words.about(added, followed)));
        }
        return made;
    }

    private static boolean isWanted(Preference preference, NotificationKind kind) {
        return Arrays.stream(Channel.values()).anyMatch(channel -> preference.wants(kind, channel));
    }
}
