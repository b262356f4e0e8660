package dev.nexus.catalog.rpc;

import dev.nexus.catalog.book.BookShelf;
import dev.nexus.catalog.book.ChapterShelf;
import dev.nexus.contracts.rpc.catalog.BookChapters;
import dev.nexus.contracts.rpc.catalog.CatalogReadsGrpc.CatalogReadsImplBase;
import dev.nexus.contracts.rpc.catalog.ReadRequest;
import dev.nexus.contracts.rpc.catalog.ReadResponse;
import dev.nexus.platform.rpc.RpcCaller;
import dev.nexus.platform.rpc.RpcParts;
import io.grpc.stub.StreamObserver;
import org.springframework.stereotype.Component;

/** Answers what a level of a graph asks of the catalogue: the use cases of the controllers, for many at once. */
@Component
class CatalogRpc extends CatalogReadsImplBase {

    private final BookShelf shelf;
    private final ChapterShelf chapters;
    private final BookLists lists;
    private final ReviewLists reviews;
    private final NamesAndSearches names;

    CatalogRpc(BookShelf shelf, ChapterShelf chapters, BookLists lists, ReviewLists reviews, NamesAndSearches names) {
        this.shelf = shelf;
        this.chapters = chapters;
        this.lists = lists;
        this.reviews = reviews;
        this.names = names;
    }

    @Override
    public void read(ReadRequest asked, StreamObserver<ReadResponse> answer) {
        RpcParts.requireAtMost("lists", asked.getBooksCount() + asked.getReviewsCount(), RpcParts.MOST_LISTS);
        RpcParts.requireAtMost("searches", asked.getSearchesCount(), RpcParts.MOST_SEARCHES);
        var caller = RpcCaller.current().accountId();
        var response = ReadResponse.newBuilder();
        shelf.byIds(caller, RpcParts.ids("book_ids", asked.getBookIdsList()))
                .forEach(book -> response.addBooks(BookMessages.book(book)));
        chapters.of(caller, RpcParts.ids("chapters_of", asked.getChaptersOfList()))
                .forEach((book, chapters) -> response.addChapters(BookChapters.newBuilder()
                        .setBookId(book.toString())
                        .addAllChapters(
                                chapters.stream().map(BookMessages::chapter).toList())));
        response.addAllOwnReviews(reviews.own(caller, RpcParts.ids("own_reviews_of", asked.getOwnReviewsOfList())));
        response.addAllReviews(reviews.pages(caller, asked.getReviewsList()));
        response.addAllBookLists(this.lists.pages(caller, asked.getBooksList()));
        response.addAllNames(names.names(caller, asked.getNamesList()));
        asked.getSearchesList().forEach(search -> response.addSearches(names.search(caller, search)));
        answer.onNext(response.build());
        answer.onCompleted();
    }
}
