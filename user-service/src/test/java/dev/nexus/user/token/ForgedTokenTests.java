package dev.nexus.user.token;

import dev.nexus.platform.test.ForgedTokens;
import dev.nexus.platform.test.ServiceTest;
import java.security.KeyPair;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;

/** Promise 15, at the service that signs the tokens itself. */
@ServiceTest
class ForgedTokenTests {

    private final KeyRing keys;
    private final int port;

    ForgedTokenTests(@Autowired KeyRing keys, @LocalServerPort int port) {
        this.keys = keys;
        this.port = port;
    }

    @TestFactory
    Stream<DynamicTest> areRefused() {
        var key = keys.active();
        return ForgedTokens.table(new KeyPair(key.publicKey(), key.privateKey()), key.id()).stream()
                .map(token -> DynamicTest.dynamicTest(token.name(), () -> token.requireRefusal(port, "/api/v1/me")));
    }
}
