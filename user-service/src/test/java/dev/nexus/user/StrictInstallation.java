package dev.nexus.user;

import dev.nexus.platform.test.ServiceTest;
import dev.nexus.user.Client.Answer;
import dev.nexus.user.Client.Person;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;
import org.springframework.test.context.TestPropertySource;

/** An installation with a mail server, where only verified accounts sign in, and where hashes are cheap. */
@ServiceTest
@TestPropertySource(
        properties = {
            "nexus.sign-in.require-verified-email=true",
            "nexus.invitations.require-verified-email=true",
            "nexus.passwords.memory-kib=4096",
            "nexus.passwords.iterations=1",
            "nexus.passwords.patience=30s",
            "nexus.mail.public-url=https://books.example.org/",
            "nexus.mail.interval=50ms",
            "nexus.recovery.interval=50ms"
        })
public abstract class StrictInstallation {

    @LocalServerPort
    protected int port;

    @Autowired
    protected JdbcClient database;

    @DynamicPropertySource
    static void mailServer(DynamicPropertyRegistry properties) {
        properties.add("nexus.mail.smtp-url", PostBox::url);
    }

    protected static String newEmail(String name) {
        return name.toLowerCase(Locale.ROOT) + "-" + UUID.randomUUID() + "@example.org";
    }

    protected Client stranger() {
        return Client.stranger(port);
    }

    protected Answer register(String email, String locale) {
        return stranger()
                .post(
                        "/api/v1/accounts",
                        Map.of(
                                "email",
                                email,
                                "password",
                                Client.PASSWORD,
                                "displayName",
                                "Emma Woodhouse",
                                "locale",
                                locale))
                .is(201);
    }

    /** Somebody who has followed the link in the first mail, and is signed in. */
    protected Person verified(String name) {
        var email = newEmail(name);
        var id = register(email, "en").field("id");
        var token = PostBox.awaitToken(email, "Please confirm your e-mail address", 1);
        stranger().send("PUT", "/api/v1/email-verifications/" + token, "").is(204);
        var tokens = stranger().signIn(email, Client.PASSWORD).is(201);
        return new Person(UUID.fromString(id), email, tokens, stranger().with(tokens));
    }
}
