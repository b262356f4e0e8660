package dev.nexus.playback.rpc;

import static java.util.stream.Collectors.groupingBy;

import dev.nexus.contracts.rpc.playback.BookmarkAnswer;
import dev.nexus.contracts.rpc.playback.BookmarkList;
import dev.nexus.contracts.rpc.playback.BookmarkPage;
import dev.nexus.platform.problem.CommonProblem;
import dev.nexus.platform.problem.ProblemException;
import dev.nexus.platform.rpc.RpcParts;
import dev.nexus.platform.web.Page;
import dev.nexus.playback.book.BookId;
import dev.nexus.playback.book.ListenerId;
import dev.nexus.playback.book.PlaceKey;
import dev.nexus.playback.bookmark.Bookmark;
import dev.nexus.playback.bookmark.BookmarkReading;
import dev.nexus.playback.bookmark.BookmarksOfBooks;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.springframework.stereotype.Component;

/** Pages of bookmarks. The first pages of many books are read together; each of the others costs its own statements. */
@Component
class BookmarkLists {

    private final BookmarkReading reading;
    private final BookmarksOfBooks ofBooks;

    BookmarkLists(BookmarkReading reading, BookmarksOfBooks ofBooks) {
        this.reading = reading;
        this.ofBooks = ofBooks;
    }

    List<BookmarkAnswer> pages(ListenerId listener, List<BookmarkList> asked) {
        var first = asked.stream()
                .filter(list -> !list.getPage().hasCursor() && list.getPage().getLimit() > 0)
                .collect(groupingBy(list -> list.getPage().getLimit()));
        Map<BookmarkList, BookmarkAnswer> answers = new HashMap<>();
        first.forEach((limit, lists) -> {
            RpcParts.page(limit, null);
            var books = RpcParts.ids(
                    "bookmarks", lists.stream().map(BookmarkList::getBookId).toList());
            var pages = ofBooks.first(listener, books.stream().map(BookId::new).toList(), limit);
            lists.forEach(list -> answers.put(list, RpcParts.part(() -> first(pages, list), BookmarkLists::problem)));
        });
        asked.forEach(list ->
                answers.computeIfAbsent(list, one -> RpcParts.part(() -> page(listener, one), BookmarkLists::problem)));
        return asked.stream()
                .map(list -> Objects.requireNonNull(answers.get(list)))
                .toList();
    }

    private static BookmarkAnswer first(Map<BookId, Page<Bookmark>> pages, BookmarkList list) {
        var page = pages.get(book(list));
        if (page == null) {
            throw new ProblemException(CommonProblem.NOT_FOUND, "There is no book %s.".formatted(list.getBookId()));
        }
        return answer(page);
    }

    private BookmarkAnswer page(ListenerId listener, BookmarkList list) {
        return answer(reading.ofBook(
                new PlaceKey(listener, book(list)), PlaybackRpc.request(list.getPage()), bookmark -> bookmark));
    }

    private static BookmarkAnswer answer(Page<Bookmark> page) {
        var bookmarks = BookmarkPage.newBuilder()
                .addAllItems(
                        page.items().stream().map(ProgressMessages::bookmark).toList());
        var next = page.next();
        if (next != null) {
            bookmarks.setNext(next);
        }
        return BookmarkAnswer.newBuilder().setPage(bookmarks).build();
    }

    private static BookmarkAnswer problem(com.google.rpc.Status problem) {
        return BookmarkAnswer.newBuilder().setProblem(problem).build();
    }

    private static BookId book(BookmarkList list) {
        return new BookId(RpcParts.id("book_id", list.getBookId()));
    }
}
