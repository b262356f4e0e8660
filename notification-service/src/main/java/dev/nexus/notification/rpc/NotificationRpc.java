package dev.nexus.notification.rpc;

import dev.nexus.contracts.rpc.notification.Notification;
import dev.nexus.contracts.rpc.notification.NotificationAnswer;
import dev.nexus.contracts.rpc.notification.NotificationPage;
import dev.nexus.contracts.rpc.notification.NotificationReadsGrpc.NotificationReadsImplBase;
import dev.nexus.contracts.rpc.notification.Page;
import dev.nexus.contracts.rpc.notification.ReadRequest;
import dev.nexus.contracts.rpc.notification.ReadResponse;
import dev.nexus.notification.inbox.InboxReading;
import dev.nexus.notification.inbox.NotificationView;
import dev.nexus.notification.recipient.RecipientId;
import dev.nexus.platform.rpc.RpcCaller;
import dev.nexus.platform.rpc.RpcParts;
import dev.nexus.platform.rpc.RpcTimes;
import io.grpc.stub.StreamObserver;
import org.springframework.stereotype.Component;

/** Answers what a level of a graph asks of the notifications: the use case of the controller. */
@Component
class NotificationRpc extends NotificationReadsImplBase {

    private final InboxReading inbox;

    NotificationRpc(InboxReading inbox) {
        this.inbox = inbox;
    }

    @Override
    public void read(ReadRequest asked, StreamObserver<ReadResponse> answer) {
        RpcParts.requireAtMost("notifications", asked.getNotificationsCount(), RpcParts.MOST_SEARCHES);
        var caller = new RecipientId(RpcCaller.current().accountId());
        var response = ReadResponse.newBuilder();
        asked.getNotificationsList()
                .forEach(page -> response.addNotifications(RpcParts.part(
                        () -> NotificationAnswer.newBuilder()
                                .setPage(page(caller, page))
                                .build(),
                        problem -> NotificationAnswer.newBuilder()
                                .setProblem(problem)
                                .build())));
        answer.onNext(response.build());
        answer.onCompleted();
    }

    private NotificationPage page(RecipientId caller, Page asked) {
        var request = RpcParts.page(asked.getLimit(), asked.hasCursor() ? asked.getCursor() : null);
        var opened = inbox.open(caller, request, NotificationView::of);
        var page = NotificationPage.newBuilder().setUnread(opened.unread());
        opened.page().items().forEach(view -> page.addItems(notification(view)));
        var next = opened.page().next();
        if (next != null) {
            page.setNext(next);
        }
        return page.build();
    }

    private static Notification notification(NotificationView view) {
        var notification = Notification.newBuilder()
                .setId(view.id().toString())
                .setKind(view.kind())
                .setTitle(view.title())
                .setText(view.text())
                .setCreatedAt(RpcTimes.of(view.createdAt()));
        var book = view.bookId();
        if (book != null) {
            notification.setBookId(book.toString());
        }
        var readAt = view.readAt();
        if (readAt != null) {
            notification.setReadAt(RpcTimes.of(readAt));
        }
        return notification.build();
    }
}
