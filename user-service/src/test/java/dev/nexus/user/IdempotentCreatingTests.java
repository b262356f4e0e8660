package dev.nexus.user;

import static org.assertj.core.api.Assertions.assertThat;

import dev.nexus.platform.test.ServiceTest;
import dev.nexus.user.Client.Answer;
import dev.nexus.user.Client.Person;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.boot.test.web.server.LocalServerPort;

/** Whoever asks again with the same key, because the answer did not come, has made one thing and learns what it is. */
@ServiceTest
class IdempotentCreatingTests {

    private static final String LIBRARIES = "/api/v1/libraries";
    private static final String KEYS = "/api/v1/me/api-keys";

    @LocalServerPort
    private int port;

    private final String key = UUID.randomUUID().toString();
    private Person emma;

    @BeforeEach
    void signIn() {
        emma = Client.somebody(port, "Emma");
    }

    @Test
    void foundsALibraryOnce() {
        var first = ask(LIBRARIES, Map.of("name", "Hartfield")).is(201);
        var again = ask(LIBRARIES, Map.of("name", "Hartfield")).is(201);
        var other = ask(LIBRARIES, Map.of("name", "Donwell"));

        assertThat(again.field("id")).isEqualTo(first.field("id"));
        assertThat(again.header("Location")).isEqualTo(first.header("Location"));
        assertThat(again.header("ETag")).isEqualTo(first.header("ETag"));
        other.is(422);
        assertThat(other.field("code")).isEqualTo("idempotency-key-reused");
        assertThat(items(LIBRARIES).stream().filter("Hartfield"::equals)).hasSize(1);
    }

    @Test
    void showsAnApiKeyAgainToWhoAsksWithTheSameKey() {
        var wanted = Map.of("name", "backup", "scopes", List.of("catalog:read"));
        var first = ask(KEYS, wanted).is(201);
        var again = ask(KEYS, wanted).is(201);

        assertThat(again.json()).isEqualTo(first.json());
        assertThat(again.field("apiKey")).isNotBlank();
        assertThat(items(KEYS)).containsExactly("backup");
    }

    @Test
    void givesOneLink() {
        var library = emma.client()
                .post(LIBRARIES, Map.of("name", "Highbury"))
                .is(201)
                .field("id");
        var path = LIBRARIES + "/" + library + "/invitations";
        var wanted = Map.of("role", "listener");
        var first = ask(path, wanted).is(201);
        var again = ask(path, wanted).is(201);

        assertThat(again.json()).isEqualTo(first.json());
        assertThat(again.field("url")).isNotBlank();
        assertThat(emma.client().get(path).json().required("items").size()).isEqualTo(1);
    }

    private Answer ask(String path, Object body) {
        return emma.client().send("POST", path, body, "Idempotency-Key", key);
    }

    private List<String> items(String path) {
        return emma.client()
                .get(path)
                .is(200)
                .json()
                .required("items")
                .valueStream()
                .map(item -> item.required("name").asString())
                .toList();
    }
}
