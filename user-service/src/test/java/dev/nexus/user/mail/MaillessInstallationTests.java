package dev.nexus.user.mail;

import dev.nexus.platform.test.ServiceTest;
import dev.nexus.user.Client;
import dev.nexus.user.library.Home;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.test.context.TestPropertySource;

/** Where no mail can get to anybody, what is done by mail alone is refused and not begun. */
@ServiceTest
@TestPropertySource(properties = "nexus.mail.directory=")
class MaillessInstallationTests {

    @LocalServerPort
    private int port;

    @Test
    void refusesWhatIsDoneByMailAlone() {
        var emma = Client.somebody(port, "Emma");
        var home = Home.of(emma);

        home.invite(emma, Map.of("role", "listener", "email", "ada@example.org"))
                .isProblem(409, "mail-unavailable");
        emma.client()
                .send("PATCH", "/api/v1/me", Map.of("email", "emma@example.org", "currentPassword", Client.PASSWORD))
                .isProblem(409, "mail-unavailable");
        emma.client().post("/api/v1/me/email-verification", "").isProblem(409, "mail-unavailable");
        Client.stranger(port)
                .post("/api/v1/password-resets", Map.of("email", emma.email()))
                .isProblem(409, "mail-unavailable");

        home.invite(emma, Map.of("role", "listener")).is(201);
    }
}
