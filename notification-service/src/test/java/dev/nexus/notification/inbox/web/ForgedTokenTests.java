package dev.nexus.notification.inbox.web;

import dev.nexus.platform.test.ForgedTokens;
import dev.nexus.platform.test.ServiceTest;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.test.context.TestPropertySource;

/** Promise 15, without a gateway in front. */
// The same settings as its neighbour, so that one context does for both.
@ServiceTest
@TestPropertySource(
        properties = {"nexus.inbox.backoff=200ms,200ms,400ms,1s,2s,4s,8s", "nexus.inbox.retry-interval=100ms"})
class ForgedTokenTests {

    private final int port;

    ForgedTokenTests(@LocalServerPort int port) {
        this.port = port;
    }

    @TestFactory
    Stream<DynamicTest> areRefused() {
        return ForgedTokens.table().stream()
                .map(token -> DynamicTest.dynamicTest(
                        token.name(), () -> token.requireRefusal(port, "/api/v1/me/notifications")));
    }
}
