package dev.nexus.notification.rpc;

import static org.assertj.core.api.Assertions.assertThat;

import dev.nexus.contracts.rpc.notification.NotificationReadsGrpc;
import dev.nexus.contracts.rpc.notification.Page;
import dev.nexus.contracts.rpc.notification.ReadRequest;
import dev.nexus.platform.rpc.RpcProblem;
import dev.nexus.platform.test.RpcConnection;
import dev.nexus.platform.test.ServiceTest;
import dev.nexus.platform.test.TestTokens;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.grpc.server.lifecycle.GrpcServerLifecycle;
import org.springframework.test.context.TestPropertySource;

/** Notifications over gRPC. */
// The same settings as those of the inbox, so that one context does for both.
@ServiceTest
@TestPropertySource(
        properties = {"nexus.inbox.backoff=200ms,200ms,400ms,1s,2s,4s,8s", "nexus.inbox.retry-interval=100ms"})
class NotificationRpcTests {

    @Autowired
    private GrpcServerLifecycle server;

    @Test
    void answersEachListByItself() {
        try (var connection = new RpcConnection(server.getPort())) {
            var answer = NotificationReadsGrpc.newBlockingStub(connection.as(TestTokens.bearer(UUID.randomUUID())))
                    .read(ReadRequest.newBuilder()
                            .addNotifications(Page.newBuilder().setLimit(0))
                            .addNotifications(Page.newBuilder().setLimit(5).setCursor("none"))
                            .addNotifications(Page.newBuilder().setLimit(5))
                            .build());

            assertThat(RpcProblem.of(answer.getNotifications(0).getProblem()).code())
                    .isEqualTo("invalid-parameter");
            assertThat(RpcProblem.of(answer.getNotifications(1).getProblem()).code())
                    .isEqualTo("invalid-cursor");
            assertThat(answer.getNotifications(2).getPage().getUnread()).isZero();
        }
    }
}
