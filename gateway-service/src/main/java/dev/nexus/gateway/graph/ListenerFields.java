package dev.nexus.gateway.graph;

import dev.nexus.contracts.rpc.playback.BookmarkList;
import dev.nexus.contracts.rpc.playback.BookmarkPage;
import dev.nexus.contracts.rpc.playback.Days;
import dev.nexus.contracts.rpc.playback.Page;
import dev.nexus.contracts.rpc.playback.Progress;
import dev.nexus.contracts.rpc.playback.ProgressPage;
import dev.nexus.contracts.rpc.playback.Statistics;
import dev.nexus.gateway.graph.Nodes.BookmarkNode;
import dev.nexus.gateway.graph.Nodes.Me;
import dev.nexus.gateway.graph.Nodes.ProgressNode;
import dev.nexus.gateway.graph.Nodes.StatisticsNode;
import graphql.schema.DataFetchingEnvironment;
import java.util.concurrent.CompletableFuture;
import org.jspecify.annotations.Nullable;
import org.springframework.graphql.data.method.annotation.SchemaMapping;
import org.springframework.stereotype.Controller;

/** Fields that playback answers: what the caller has heard. */
@Controller
class ListenerFields {

    @SchemaMapping(typeName = "Me")
    CompletableFuture<@Nullable Connection<ProgressNode>> continueListening(Me me, DataFetchingEnvironment field) {
        var after = Arguments.after(field);
        return Loaders.<ProgressPage>ask(field, new PlaybackQuestion.Continued(page(field, after)))
                .thenApply(found -> found == null
                        ? null
                        : Connection.of(
                                found.getItemsList(),
                                ProgressNode::of,
                                found.hasNext() ? found.getNext() : null,
                                after));
    }

    @SchemaMapping(typeName = "Me")
    CompletableFuture<@Nullable StatisticsNode> statistics(Me me, DataFetchingEnvironment field) {
        var days = Days.newBuilder();
        String from = field.getArgument("from");
        if (from != null) {
            days.setFrom(from);
        }
        String to = field.getArgument("to");
        if (to != null) {
            days.setTo(to);
        }
        String zone = field.getArgument("zone");
        if (zone != null) {
            days.setZone(zone);
        }
        return Loaders.<Statistics>ask(field, new PlaybackQuestion.Heard(days.build()))
                .thenApply(found -> found == null ? null : StatisticsNode.of(found));
    }

    @SchemaMapping(typeName = "Book")
    CompletableFuture<@Nullable ProgressNode> progress(BookNode book, DataFetchingEnvironment field) {
        return Loaders.<Progress>ask(field, new PlaybackQuestion.PlaceIn(book.id()))
                .thenApply(found -> found == null ? null : ProgressNode.of(found));
    }

    @SchemaMapping(typeName = "Book")
    CompletableFuture<@Nullable Connection<BookmarkNode>> bookmarks(BookNode book, DataFetchingEnvironment field) {
        var after = Arguments.after(field);
        var list = BookmarkList.newBuilder()
                .setBookId(book.id())
                .setPage(page(field, after))
                .build();
        return Loaders.<BookmarkPage>ask(field, new PlaybackQuestion.Bookmarks(list))
                .thenApply(found -> found == null
                        ? null
                        : Connection.of(
                                found.getItemsList(),
                                BookmarkNode::of,
                                found.hasNext() ? found.getNext() : null,
                                after));
    }

    private static Page page(DataFetchingEnvironment field, @Nullable String after) {
        var page = Page.newBuilder().setLimit(Arguments.first(field));
        return (after == null ? page : page.setCursor(after)).build();
    }
}
