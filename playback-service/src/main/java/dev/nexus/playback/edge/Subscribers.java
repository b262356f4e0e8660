package dev.nexus.playback.edge;

import dev.nexus.contracts.CatalogEvent;
import dev.nexus.contracts.CatalogEvent.DescribedBook;
import dev.nexus.contracts.UserEvent;
import dev.nexus.platform.inbox.EventSubscriber;
import dev.nexus.playback.book.Book;
import dev.nexus.playback.book.BookCredits;
import dev.nexus.playback.book.BookId;
import dev.nexus.playback.book.Books;
import dev.nexus.playback.book.LibraryId;
import dev.nexus.playback.book.ListenerId;
import dev.nexus.playback.book.Memberships;
import dev.nexus.playback.book.Person;
import dev.nexus.playback.progress.PendingJudging;
import dev.nexus.playback.week.ListenerZones;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Duration;
import java.util.List;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** What playback does with others' events. */
@Configuration(proxyBeanMethods = false)
class Subscribers {

    @Bean
    EventSubscriber bookSubscriber(Books books, PendingJudging pending) {
        return EventSubscriber.projection("books")
                .on(CatalogEvent.BookPublished.class, event -> put(books, pending, event.payload()))
                .on(CatalogEvent.BookUpdated.class, event -> put(books, pending, event.payload()))
                .on(CatalogEvent.BookRestored.class, event -> put(books, pending, event.payload()))
                .on(CatalogEvent.BookRemoved.class, event -> {
                    var removed = event.payload();
                    books.remove(new BookId(removed.bookId()), removed.removedAt());
                })
                .on(CatalogEvent.BookDeleted.class, event -> {
                    var deleted = event.payload();
                    books.remove(new BookId(deleted.bookId()), deleted.deletedAt());
                })
                .build();
    }

    @Bean
    EventSubscriber membershipSubscriber(Memberships memberships, PendingJudging pending) {
        return EventSubscriber.projection("memberships")
                .on(UserEvent.MembershipGranted.class, event -> {
                    var granted = event.payload();
                    memberships.grant(new ListenerId(granted.accountId()), new LibraryId(granted.libraryId()));
                    pending.wakeAfterCommit();
                })
                .on(UserEvent.MembershipRevoked.class, event -> {
                    var revoked = event.payload();
                    memberships.revoke(new ListenerId(revoked.accountId()), new LibraryId(revoked.libraryId()));
                })
                .build();
    }

    @Bean
    EventSubscriber librarySubscriber(Memberships memberships) {
        return EventSubscriber.projection("libraries")
                .on(UserEvent.LibraryDeleted.class, event -> {
                    var deleted = event.payload();
                    memberships.shut(new LibraryId(deleted.libraryId()), deleted.deletedAt());
                })
                .build();
    }

    @Bean
    EventSubscriber timeZoneSubscriber(ListenerZones zones) {
        return EventSubscriber.projection("time-zones")
                .on(UserEvent.AccountUpdated.class, event -> {
                    var account = event.payload();
                    zones.put(new ListenerId(account.accountId()), account.timeZone());
                })
                .build();
    }

    private static void put(Books books, PendingJudging pending, DescribedBook book) {
        books.put(book(book), new BookCredits(book.title(), people(book.authors()), people(book.narrators())));
        pending.wakeAfterCommit();
    }

    private static Book book(DescribedBook book) {
        var chapterStarts = book.chapterStarts();
        return new Book(
                new BookId(book.bookId()),
                new LibraryId(book.libraryId()),
                duration(book.duration()),
                chapterStarts == null
                        ? List.of()
                        : chapterStarts.stream().map(Subscribers::duration).toList());
    }

    private static List<Person> people(List<CatalogEvent.Person> people) {
        return people.stream()
                .map(person -> new Person(person.id(), person.name()))
                .toList();
    }

    private static Duration duration(BigDecimal seconds) {
        return Duration.ofMillis(
                seconds.movePointRight(3).setScale(0, RoundingMode.HALF_UP).longValueExact());
    }
}
