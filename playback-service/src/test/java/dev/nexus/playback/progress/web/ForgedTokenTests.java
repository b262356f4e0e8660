package dev.nexus.playback.progress.web;

import dev.nexus.platform.test.ForgedTokens;
import dev.nexus.platform.test.ServiceTest;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;
import org.springframework.boot.test.web.server.LocalServerPort;

/** Promise 15, without a gateway in front. */
@ServiceTest
class ForgedTokenTests {

    private final int port;

    ForgedTokenTests(@LocalServerPort int port) {
        this.port = port;
    }

    @TestFactory
    Stream<DynamicTest> areRefused() {
        return ForgedTokens.table().stream()
                .map(token ->
                        DynamicTest.dynamicTest(token.name(), () -> token.requireRefusal(port, "/api/v1/me/progress")));
    }
}
