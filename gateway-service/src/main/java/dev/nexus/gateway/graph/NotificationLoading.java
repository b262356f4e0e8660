package dev.nexus.gateway.graph;

import dev.nexus.contracts.rpc.notification.NotificationReadsGrpc;
import dev.nexus.contracts.rpc.notification.Page;
import dev.nexus.contracts.rpc.notification.ReadRequest;
import dev.nexus.gateway.route.Backend;
import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import org.springframework.stereotype.Component;

/** Asks notification-service all that a level of the graph needs, in one call: pages of notifications. */
@Component
class NotificationLoading implements Loading<Page> {

    private final RpcCalls calls;

    NotificationLoading(RpcCalls calls) {
        this.calls = calls;
    }

    @Override
    public Backend backend() {
        return Backend.NOTIFICATION;
    }

    @Override
    public Map<Page, Reply> load(Collection<Page> questions, Caller caller) {
        var request = ReadRequest.newBuilder().addAllNotifications(questions).build();
        var answers = calls.call(Backend.NOTIFICATION, caller, channel -> NotificationReadsGrpc.newBlockingStub(channel)
                        .read(request))
                .getNotificationsList()
                .iterator();
        Map<Page, Reply> replies = new HashMap<>();
        for (var question : questions) {
            var answer = answers.next();
            replies.put(
                    question,
                    answer.hasPage()
                            ? Reply.of(answer.getPage())
                            : Reply.failed(answer.getProblem(), Backend.NOTIFICATION));
        }
        return replies;
    }
}
