package dev.nexus.notification.edge;

import dev.nexus.contracts.CatalogEvent;
import dev.nexus.contracts.CatalogEvent.DescribedBook;
import dev.nexus.contracts.PlaybackEvent;
import dev.nexus.notification.book.Books;
import dev.nexus.notification.book.Entries;
import dev.nexus.notification.book.Entry;
import dev.nexus.notification.book.EntryKind;
import dev.nexus.notification.follow.FinishedBooks;
import dev.nexus.notification.follow.Following;
import dev.nexus.platform.inbox.EventSubscriber;
import java.util.List;
import java.util.stream.Stream;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** What the notification service keeps of books, of whom and what they belong to, and of who finished them. */
@Configuration(proxyBeanMethods = false)
class BookSubscribers {

    @Bean
    EventSubscriber titleSubscriber(Books books) {
        return EventSubscriber.projection("book-titles")
                .on(CatalogEvent.BookPublished.class, event -> put(books, event.payload()))
                .on(CatalogEvent.BookUpdated.class, event -> put(books, event.payload()))
                .on(CatalogEvent.BookRestored.class, event -> put(books, event.payload()))
                .on(
                        CatalogEvent.BookDeleted.class,
                        event -> books.remove(event.payload().bookId()))
                .build();
    }

    /** By their identifiers alone: merges of one entry are told by events of several others, too, and any order of them ends alike. */
    @Bean
    EventSubscriber mergeSubscriber(Entries entries, Following following) {
        return EventSubscriber.reaction("merges")
                .on(CatalogEvent.PersonMerged.class, event -> {
                    var merge = event.payload();
                    var stays = new Entry(merge.personId(), EntryKind.AUTHOR, merge.libraryId(), merge.name());
                    following.merged(merge.mergedId(), entries.merge(stays, merge.mergedId()));
                })
                .on(CatalogEvent.SeriesMerged.class, event -> {
                    var merge = event.payload();
                    var stays = new Entry(merge.seriesId(), EntryKind.SERIES, merge.libraryId(), merge.name());
                    following.merged(merge.mergedId(), entries.merge(stays, merge.mergedId()));
                })
                .build();
    }

    @Bean
    EventSubscriber finishedMarkSubscriber(FinishedBooks finished) {
        return EventSubscriber.reaction("finished-marks")
                .on(
                        PlaybackEvent.BookFinished.class,
                        event -> finished.add(
                                event.payload().listenerId(),
                                event.payload().bookId(),
                                event.payload().finishedAt()))
                .build();
    }

    private static void put(Books books, DescribedBook book) {
        books.put(book.bookId(), book.libraryId(), book.title(), entries(book));
    }

    private static List<Entry> entries(DescribedBook book) {
        var library = book.libraryId();
        return Stream.concat(
                        book.authors().stream()
                                .map(author -> new Entry(author.id(), EntryKind.AUTHOR, library, author.name())),
                        book.series().stream()
                                .map(each -> new Entry(each.id(), EntryKind.SERIES, library, each.name())))
                .toList();
    }
}
