package dev.nexus.user.oidc;

import dev.nexus.platform.test.ServiceTest;
import dev.nexus.user.Client;
import dev.nexus.user.Client.Person;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;

/** An installation whose people sign in at providers. Both classes of tests share it. */
@ServiceTest
abstract class AtProviders {

    static final UUID LIBRARY = UUID.fromString("01890000-0000-7000-8000-0000000000aa");

    /** Takes connections and never answers. */
    private static final ServerSocket HUNG = listening();

    final TestProvider provider = TestProvider.only();

    @LocalServerPort
    int port;

    @Autowired
    JdbcClient database;

    @DynamicPropertySource
    static void providers(DynamicPropertyRegistry properties) {
        var names = new HashMap<String, Object>();
        names.put("public-url", TestProvider.PUBLIC_URL);
        names.put("redirect-uris", App.REDIRECT + ",http://127.0.0.1/signed-in,org.example.app:/signed-in");
        names.put("providers.corp.issuer", TestProvider.only().corporation());
        names.put("providers.corp.client-id", "nexus");
        names.put("providers.corp.client-secret", TestProvider.CLIENT_SECRET);
        names.put("providers.corp.display-name", "The Corporation");
        names.put("providers.corp.trust-email", "true");
        names.put("providers.corp.auto-register", "true");
        names.put("providers.corp.admin-groups", "it");
        names.put("providers.corp.library-groups[0].group", "readers");
        names.put("providers.corp.library-groups[0].library", LIBRARY);
        names.put("providers.corp.library-groups[0].role", "listener");
        names.put("providers.corp.library-groups[1].group", "librarians");
        names.put("providers.corp.library-groups[1].library", LIBRARY);
        names.put("providers.corp.library-groups[1].role", "curator");
        names.put("providers.school.issuer", TestProvider.only().school());
        names.put("providers.school.client-id", "nexus-school");
        names.put("providers.school.client-secret", TestProvider.CLIENT_SECRET_AT_SCHOOL);
        names.put("providers.school.ask-second-factor", "true");
        names.put("providers.guild.issuer", TestProvider.only().corporation());
        names.put("providers.guild.client-id", "nexus-guild");
        names.put("providers.guild.client-secret", TestProvider.CLIENT_SECRET_AT_GUILD);
        names.put("providers.guild.trust-email", "true");
        names.put("providers.guild.ask-second-factor", "true");
        names.put("providers.guild.admin-groups", "it");
        names.put("providers.hung.issuer", "http://127.0.0.1:" + HUNG.getLocalPort());
        names.put("providers.hung.client-id", "nexus");
        names.forEach((name, value) -> properties.add("nexus.oidc." + name, () -> value));
    }

    @AfterEach
    void mend() {
        provider.tamper(Tampering.NONE);
    }

    App app() {
        return new App(Client.stranger(port));
    }

    /** Somebody whom the provider knows, with a verified address. */
    String newPerson(String... groups) {
        var person = "emma-" + UUID.randomUUID();
        knows(person, person + "@example.org", true, groups);
        return person;
    }

    void knows(String person, String email, boolean verified, String... groups) {
        provider.knows(
                person,
                Map.of("email", email, "email_verified", verified, "name", "Emma W.", "groups", List.of(groups)));
    }

    /** Somebody with an account of her own here and a proven address. */
    Person somebody() {
        var emma = Client.somebody(port, "Emma");
        database.sql("update account set email_verified_at = now() where id = ?")
                .param(emma.id())
                .update();
        return emma;
    }

    private static ServerSocket listening() {
        try {
            return new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }
}
