package dev.nexus.gateway.graph;

import dev.nexus.contracts.rpc.notification.NotificationPage;
import dev.nexus.contracts.rpc.notification.Page;
import dev.nexus.contracts.rpc.user.Account;
import dev.nexus.contracts.rpc.user.Library;
import dev.nexus.gateway.graph.Connection.Edge;
import dev.nexus.gateway.graph.Connection.PageInfo;
import dev.nexus.gateway.graph.Nodes.AccountNode;
import dev.nexus.gateway.graph.Nodes.LibraryNode;
import dev.nexus.gateway.graph.Nodes.Me;
import dev.nexus.gateway.graph.Nodes.NotificationNode;
import graphql.schema.DataFetchingEnvironment;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.jspecify.annotations.Nullable;
import org.springframework.graphql.data.method.annotation.QueryMapping;
import org.springframework.graphql.data.method.annotation.SchemaMapping;
import org.springframework.stereotype.Controller;

/** Fields that user-service and notification-service answer: who the caller is, and what the caller was told. */
@Controller
class CallerFields {

    /** A page of notifications, with how many are unread. */
    record Notifications(
            List<NotificationNode> nodes, List<Edge<NotificationNode>> edges, PageInfo pageInfo, long unread) {}

    @QueryMapping
    Me me() {
        return new Me();
    }

    @SchemaMapping(typeName = "Me")
    CompletableFuture<@Nullable AccountNode> account(Me me, DataFetchingEnvironment field) {
        return Loaders.<Account>ask(field, UserQuestion.ACCOUNT)
                .thenApply(found -> found == null ? null : AccountNode.of(found));
    }

    @SchemaMapping(typeName = "Me")
    CompletableFuture<@Nullable List<LibraryNode>> libraries(Me me, DataFetchingEnvironment field) {
        return Loaders.<List<Library>>ask(field, UserQuestion.LIBRARIES)
                .thenApply(found -> found == null
                        ? null
                        : found.stream().map(LibraryNode::of).toList());
    }

    @SchemaMapping(typeName = "Me")
    CompletableFuture<@Nullable Notifications> notifications(Me me, DataFetchingEnvironment field) {
        var after = Arguments.after(field);
        var page = Page.newBuilder().setLimit(Arguments.first(field));
        return Loaders.<NotificationPage>ask(field, (after == null ? page : page.setCursor(after)).build())
                .thenApply(found -> found == null ? null : notifications(found, after));
    }

    private static Notifications notifications(NotificationPage found, @Nullable String after) {
        var connection = Connection.of(
                found.getItemsList(), NotificationNode::of, found.hasNext() ? found.getNext() : null, after);
        return new Notifications(connection.nodes(), connection.edges(), connection.pageInfo(), found.getUnread());
    }
}
