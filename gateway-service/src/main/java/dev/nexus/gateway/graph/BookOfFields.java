package dev.nexus.gateway.graph;

import dev.nexus.gateway.graph.LiveEvents.LivePosition;
import dev.nexus.gateway.graph.Nodes.BookTimeNode;
import dev.nexus.gateway.graph.Nodes.NotificationNode;
import dev.nexus.gateway.graph.Nodes.ProgressNode;
import dev.nexus.gateway.graph.SearchNode.ChapterHit;
import graphql.schema.DataFetchingEnvironment;
import java.util.concurrent.CompletableFuture;
import org.jspecify.annotations.Nullable;
import org.springframework.graphql.data.method.annotation.SchemaMapping;
import org.springframework.stereotype.Controller;

/** The book that something is about. */
@Controller
class BookOfFields {

    @SchemaMapping(typeName = "Progress", field = "book")
    CompletableFuture<@Nullable BookNode> ofProgress(ProgressNode progress, DataFetchingEnvironment field) {
        return CatalogFields.book(field, progress.bookId());
    }

    @SchemaMapping(typeName = "Notification", field = "book")
    CompletableFuture<@Nullable BookNode> ofNotification(NotificationNode told, DataFetchingEnvironment field) {
        var book = told.bookId();
        return book == null ? CompletableFuture.completedFuture(null) : CatalogFields.book(field, book);
    }

    @SchemaMapping(typeName = "BookTime", field = "book")
    CompletableFuture<@Nullable BookNode> ofTime(BookTimeNode time, DataFetchingEnvironment field) {
        return CatalogFields.book(field, time.bookId());
    }

    @SchemaMapping(typeName = "ChapterHit", field = "book")
    CompletableFuture<@Nullable BookNode> ofChapter(ChapterHit hit, DataFetchingEnvironment field) {
        return CatalogFields.book(field, hit.bookId());
    }

    @SchemaMapping(typeName = "LivePosition", field = "book")
    CompletableFuture<@Nullable BookNode> ofPosition(LivePosition position, DataFetchingEnvironment field) {
        return CatalogFields.book(field, position.bookId());
    }
}
