package dev.nexus.gateway.graph;

import dev.nexus.contracts.rpc.catalog.Book;
import dev.nexus.contracts.rpc.catalog.BookChapters;
import dev.nexus.contracts.rpc.catalog.Name;
import dev.nexus.contracts.rpc.catalog.NameKind;
import dev.nexus.contracts.rpc.catalog.NameQuestion;
import dev.nexus.contracts.rpc.catalog.Review;
import dev.nexus.contracts.rpc.catalog.ReviewList;
import dev.nexus.contracts.rpc.catalog.ReviewPage;
import dev.nexus.contracts.rpc.catalog.Search;
import dev.nexus.contracts.rpc.catalog.SearchResult;
import dev.nexus.gateway.graph.BookNode.PersonNode;
import dev.nexus.gateway.graph.BookNode.SeriesNode;
import dev.nexus.gateway.graph.CatalogQuestion.OneName;
import dev.nexus.gateway.graph.Nodes.ChapterNode;
import dev.nexus.gateway.graph.Nodes.ReviewNode;
import graphql.schema.DataFetchingEnvironment;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import org.jspecify.annotations.Nullable;
import org.springframework.graphql.data.method.annotation.QueryMapping;
import org.springframework.graphql.data.method.annotation.SchemaMapping;
import org.springframework.stereotype.Controller;

/** Fields that the catalogue answers, but for lists of books. */
@Controller
class CatalogFields {

    @QueryMapping
    CompletableFuture<@Nullable BookNode> book(DataFetchingEnvironment field) {
        return book(field, Arguments.id(field, "id"));
    }

    @QueryMapping
    CompletableFuture<@Nullable SeriesNode> series(DataFetchingEnvironment field) {
        return name(field, NameKind.NAME_KIND_SERIES, Arguments.id(field, "id"))
                .thenApply(name -> name == null ? null : new SeriesNode(name.getId(), name.getName()));
    }

    @QueryMapping
    CompletableFuture<@Nullable PersonNode> person(DataFetchingEnvironment field) {
        return name(field, NameKind.NAME_KIND_AUTHOR, Arguments.id(field, "id"))
                .thenApply(name -> name == null ? null : new PersonNode(name.getId(), name.getName()));
    }

    @QueryMapping
    CompletableFuture<@Nullable SearchNode> search(DataFetchingEnvironment field) {
        var search = Search.newBuilder()
                .setWords(field.getArgumentOrDefault("query", ""))
                .setLimit(Arguments.first(field));
        var library = Arguments.idOrNull("library", field.getArgument("library"));
        if (library != null) {
            search.setLibraryId(library);
        }
        return Loaders.<SearchResult>ask(field, new CatalogQuestion.Searched(search.build()))
                .thenApply(found -> found == null ? null : SearchNode.of(found));
    }

    @SchemaMapping(typeName = "Book")
    CompletableFuture<@Nullable List<ChapterNode>> chapters(BookNode book, DataFetchingEnvironment field) {
        return Loaders.<BookChapters>ask(field, new CatalogQuestion.Chapters(book.id()))
                .thenApply(found -> found == null
                        ? null
                        : found.getChaptersList().stream().map(ChapterNode::of).toList());
    }

    @SchemaMapping(typeName = "Book")
    CompletableFuture<@Nullable Connection<ReviewNode>> reviews(BookNode book, DataFetchingEnvironment field) {
        var after = Arguments.after(field);
        var page = BookLists.page(field, after);
        var list = ReviewList.newBuilder().setBookId(book.id()).setPage(page).build();
        return Loaders.<ReviewPage>ask(field, new CatalogQuestion.Reviews(list))
                .thenApply(found -> found == null
                        ? null
                        : Connection.of(
                                found.getItemsList(), ReviewNode::of, found.hasNext() ? found.getNext() : null, after));
    }

    @SchemaMapping(typeName = "Book")
    CompletableFuture<@Nullable ReviewNode> myReview(BookNode book, DataFetchingEnvironment field) {
        return Loaders.<Review>ask(field, new CatalogQuestion.OwnReview(book.id()))
                .thenApply(found -> found == null ? null : ReviewNode.of(found));
    }

    @SchemaMapping(typeName = "Series")
    CompletableFuture<@Nullable Long> bookCount(SeriesNode series, DataFetchingEnvironment field) {
        return name(field, NameKind.NAME_KIND_SERIES, series.id())
                .thenApply(name -> name == null ? null : name.getBooks());
    }

    @SchemaMapping(typeName = "Person", field = "bookCount")
    CompletableFuture<@Nullable Long> bookCountOfPerson(PersonNode person, DataFetchingEnvironment field) {
        var kind = BookLists.isNarrator(field) ? NameKind.NAME_KIND_NARRATOR : NameKind.NAME_KIND_AUTHOR;
        return name(field, kind, person.id()).thenApply(name -> name == null ? null : name.getBooks());
    }

    /** The book that something is about; null when it is no longer to be seen. */
    static CompletableFuture<@Nullable BookNode> book(DataFetchingEnvironment field, String id) {
        return Loaders.<Book>ask(field, new CatalogQuestion.OneBook(id))
                .thenApply(found -> found == null ? null : BookNode.of(found));
    }

    private static CompletableFuture<@Nullable Name> name(DataFetchingEnvironment field, NameKind kind, String id) {
        var question = NameQuestion.newBuilder().setKind(kind).setId(id).build();
        return Loaders.<Name>ask(field, new OneName(question)).exceptionally(failure -> absent(failure));
    }

    /** What is not there is null, as a book is. */
    private static @Nullable Name absent(Throwable failure) {
        var cause = failure instanceof CompletionException ? failure.getCause() : failure;
        if (cause instanceof GraphFailure graph) {
            if (graph.isNotFound()) {
                return null;
            }
            throw graph;
        }
        throw new CompletionException(failure);
    }
}
