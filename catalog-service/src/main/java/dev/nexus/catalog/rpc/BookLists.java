package dev.nexus.catalog.rpc;

import dev.nexus.catalog.book.BookFilter;
import dev.nexus.catalog.book.BookShelf;
import dev.nexus.catalog.book.BookView;
import dev.nexus.catalog.book.FirstBooks;
import dev.nexus.catalog.book.NameList;
import dev.nexus.contracts.rpc.catalog.BookAnswer;
import dev.nexus.contracts.rpc.catalog.BookList;
import dev.nexus.platform.rpc.RpcParts;
import dev.nexus.platform.rpc.RpcTimes;
import dev.nexus.platform.web.Page;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Pages of books. The first pages of many series or people are read together; each of the others costs its own statements. */
@Component
class BookLists {

    /** First pages that are alike but for whose they are. */
    private record Alike(NameList list, @Nullable String sort, int limit) {}

    private final BookShelf shelf;
    private final FirstBooks first;

    BookLists(BookShelf shelf, FirstBooks first) {
        this.shelf = shelf;
        this.first = first;
    }

    List<BookAnswer> pages(UUID caller, List<BookList> asked) {
        Map<BookList, BookAnswer> answers = new HashMap<>();
        Map<Alike, List<BookList>> together = new LinkedHashMap<>();
        for (var list : asked) {
            var alike = alike(list);
            if (alike == null) {
                answers.computeIfAbsent(list, one -> RpcParts.part(() -> page(caller, one), BookLists::problem));
            } else {
                together.computeIfAbsent(alike, _ -> new ArrayList<>()).add(list);
            }
        }
        together.forEach((alike, lists) -> answers.putAll(firstPages(caller, alike, lists)));
        return asked.stream()
                .map(list -> Objects.requireNonNull(answers.get(list)))
                .toList();
    }

    private Map<BookList, BookAnswer> firstPages(UUID caller, Alike alike, List<BookList> lists) {
        Map<BookList, BookAnswer> answers = new HashMap<>();
        try {
            Map<BookList, UUID> names = new LinkedHashMap<>();
            lists.forEach(list -> names.put(list, RpcParts.id("id", name(list))));
            RpcParts.page(alike.limit(), null);
            var pages = first.of(
                    caller, alike.list(), names.values().stream().distinct().toList(), alike.sort(), alike.limit());
            names.forEach((list, name) -> answers.put(list, answer(Objects.requireNonNull(pages.get(name)))));
        } catch (RuntimeException failure) {
            lists.forEach(list -> answers.put(
                    list,
                    RpcParts.part(
                            () -> {
                                throw failure;
                            },
                            BookLists::problem)));
        }
        return answers;
    }

    private BookAnswer page(UUID caller, BookList list) {
        var page = list.getPage();
        return answer(shelf.list(
                caller,
                filter(list),
                list.hasSort() ? list.getSort() : null,
                RpcParts.page(page.getLimit(), page.hasCursor() ? page.getCursor() : null)));
    }

    private static BookAnswer answer(Page<BookView> page) {
        return BookAnswer.newBuilder().setPage(BookMessages.page(page)).build();
    }

    private static BookAnswer problem(com.google.rpc.Status problem) {
        return BookAnswer.newBuilder().setProblem(problem).build();
    }

    /** What a list has in common with others that can be read with it; null for one that stands alone. */
    private static @Nullable Alike alike(BookList list) {
        var bare = list.toBuilder()
                .clearPage()
                .clearSort()
                .clearSeriesId()
                .clearAuthorId()
                .clearNarratorId();
        var of = of(list);
        return of == null || list.getPage().hasCursor() || !bare.build().equals(BookList.getDefaultInstance())
                ? null
                : new Alike(
                        of,
                        list.hasSort() ? list.getSort() : null,
                        list.getPage().getLimit());
    }

    private static @Nullable NameList of(BookList list) {
        if (list.hasSeriesId()) {
            return list.hasAuthorId() || list.hasNarratorId() ? null : NameList.SERIES;
        }
        if (list.hasAuthorId()) {
            return list.hasNarratorId() ? null : NameList.AUTHORS;
        }
        return list.hasNarratorId() ? NameList.NARRATORS : null;
    }

    private static String name(BookList list) {
        if (list.hasSeriesId()) {
            return list.getSeriesId();
        }
        return list.hasAuthorId() ? list.getAuthorId() : list.getNarratorId();
    }

    private static BookFilter filter(BookList list) {
        return new BookFilter(
                list.hasLibraryId() ? RpcParts.id("library_id", list.getLibraryId()) : null,
                list.hasAuthorId() ? RpcParts.id("author_id", list.getAuthorId()) : null,
                list.hasNarratorId() ? RpcParts.id("narrator_id", list.getNarratorId()) : null,
                list.hasSeriesId() ? RpcParts.id("series_id", list.getSeriesId()) : null,
                list.hasGenre() ? list.getGenre() : null,
                list.hasTag() ? list.getTag() : null,
                list.hasPublisher() ? list.getPublisher() : null,
                list.hasLanguage() ? list.getLanguage() : null,
                null,
                null,
                null,
                null,
                list.hasAddedAfter() ? RpcTimes.of(list.getAddedAfter()) : null,
                null,
                list.hasState() ? list.getState() : null,
                null);
    }
}
