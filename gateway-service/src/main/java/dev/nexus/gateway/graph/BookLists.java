package dev.nexus.gateway.graph;

import dev.nexus.contracts.rpc.catalog.BookList;
import dev.nexus.contracts.rpc.catalog.BookPage;
import dev.nexus.contracts.rpc.catalog.Page;
import dev.nexus.gateway.graph.BookNode.PersonNode;
import dev.nexus.gateway.graph.BookNode.SeriesNode;
import dev.nexus.gateway.graph.Nodes.LibraryNode;
import dev.nexus.platform.rpc.RpcTimes;
import graphql.schema.DataFetchingEnvironment;
import java.time.Instant;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.springframework.graphql.data.method.annotation.QueryMapping;
import org.springframework.graphql.data.method.annotation.SchemaMapping;
import org.springframework.stereotype.Controller;

/** Lists of books. */
@Controller
class BookLists {

    private static final String DOWN = "_DESC";

    @QueryMapping
    CompletableFuture<@Nullable Connection<BookNode>> books(DataFetchingEnvironment field) {
        var list = BookList.newBuilder();
        Map<String, Object> filter = field.getArgument("filter");
        if (filter != null) {
            restrict(list, filter);
        }
        return list(field, list);
    }

    @SchemaMapping(typeName = "Library", field = "books")
    CompletableFuture<@Nullable Connection<BookNode>> ofLibrary(LibraryNode library, DataFetchingEnvironment field) {
        return list(field, BookList.newBuilder().setLibraryId(library.id()));
    }

    @SchemaMapping(typeName = "Series", field = "books")
    CompletableFuture<@Nullable Connection<BookNode>> ofSeries(SeriesNode series, DataFetchingEnvironment field) {
        return list(field, BookList.newBuilder().setSeriesId(series.id()));
    }

    @SchemaMapping(typeName = "Person", field = "books")
    CompletableFuture<@Nullable Connection<BookNode>> ofPerson(PersonNode person, DataFetchingEnvironment field) {
        var list = BookList.newBuilder();
        return list(field, isNarrator(field) ? list.setNarratorId(person.id()) : list.setAuthorId(person.id()));
    }

    static boolean isNarrator(DataFetchingEnvironment field) {
        return "NARRATOR".equals(field.getArgument("as"));
    }

    static Page.Builder page(DataFetchingEnvironment field, @Nullable String after) {
        var page = Page.newBuilder().setLimit(Arguments.first(field));
        return after == null ? page : page.setCursor(after);
    }

    private static CompletableFuture<@Nullable Connection<BookNode>> list(
            DataFetchingEnvironment field, BookList.Builder list) {
        var after = Arguments.after(field);
        list.setPage(page(field, after));
        given(field.getArgument("sort"), sort -> list.setSort(sort(sort)));
        return Loaders.<BookPage>ask(field, new CatalogQuestion.Books(list.build()))
                .thenApply(found -> found == null
                        ? null
                        : Connection.of(
                                found.getItemsList(), BookNode::of, found.hasNext() ? found.getNext() : null, after));
    }

    private static void restrict(BookList.Builder list, Map<String, Object> filter) {
        given(Arguments.idOrNull("library", filter.get("library")), list::setLibraryId);
        given(Arguments.idOrNull("author", filter.get("author")), list::setAuthorId);
        given(Arguments.idOrNull("narrator", filter.get("narrator")), list::setNarratorId);
        given(Arguments.idOrNull("series", filter.get("series")), list::setSeriesId);
        given(text(filter, "genre"), list::setGenre);
        given(text(filter, "tag"), list::setTag);
        given(text(filter, "publisher"), list::setPublisher);
        given(text(filter, "language"), list::setLanguage);
        given(
                text(filter, "state"),
                state -> list.setState(state.toLowerCase(Locale.ROOT).replace('_', '-')));
        if (filter.get("addedAfter") instanceof Instant addedAfter) {
            list.setAddedAfter(RpcTimes.of(addedAfter));
        }
    }

    /** {@code ADDED_AT_DESC} is {@code -addedAt} over REST. */
    static String sort(String name) {
        var down = name.endsWith(DOWN);
        var words = (down ? name.substring(0, name.length() - DOWN.length()) : name).split("_", -1);
        var sort = new StringBuilder(down ? "-" : "").append(words[0].toLowerCase(Locale.ROOT));
        for (var i = 1; i < words.length; i++) {
            sort.append(words[i].charAt(0)).append(words[i].substring(1).toLowerCase(Locale.ROOT));
        }
        return sort.toString();
    }

    private static @Nullable String text(Map<String, Object> filter, String name) {
        return filter.get(name) instanceof String text ? text : null;
    }

    private static void given(@Nullable String value, Consumer<String> setter) {
        if (value != null) {
            setter.accept(value);
        }
    }
}
