package dev.nexus.user.library;

import static org.assertj.core.api.Assertions.assertThat;

import dev.nexus.platform.test.ServiceTest;
import dev.nexus.user.Client;
import dev.nexus.user.Client.Answer;
import dev.nexus.user.Client.Person;
import java.util.Map;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.boot.test.web.server.LocalServerPort;

/** Promise 19, for libraries: who may do what. A stranger, also one who was a member, learns nothing at all. */
@ServiceTest
@TestInstance(TestInstance.Lifecycle.PER_CLASS) // Accounts are dear to make.
class LibraryRolesTests {

    @LocalServerPort
    private int port;

    private Person founder;
    private Person actor;
    private Person other;
    private Home home;

    @BeforeAll
    void meet() {
        founder = Client.somebody(port, "Founder");
        actor = Client.somebody(port, "Actor");
        other = Client.somebody(port, "Other");
        home = Home.of(founder);
    }

    @ParameterizedTest
    @CsvSource(textBlock = """
            read library,        200, 200, 200, 404, 404
            list members,        200, 200, 200, 404, 404
            rename,              200, 403, 403, 404, 404
            delete library,      204, 403, 403, 404, 404
            grant a role,        200, 403, 403, 404, 404
            make oneself owner,  200, 403, 403, 404, 404
            remove another,      204, 403, 403, 404, 404
            leave,               204, 204, 204, 404, 404
            hand over,           200, 403, 403, 404, 404
            invite,              201, 403, 403, 404, 404
            list invitations,    200, 403, 403, 404, 404
            take invite back,    204, 403, 403, 404, 404
            """)
    void allowsEachRoleItsOperationsOnly(
            String operation, int owner, int curator, int listener, int stranger, int former) {
        assertThat(attempt("owner", operation)).as("owner").isEqualTo(owner);
        assertThat(attempt("curator", operation)).as("curator").isEqualTo(curator);
        assertThat(attempt("listener", operation)).as("listener").isEqualTo(listener);
        assertThat(attempt("stranger", operation)).as("stranger").isEqualTo(stranger);
        assertThat(attempt("former", operation)).as("former member").isEqualTo(former);
    }

    private int attempt(String role, String operation) {
        home = Home.of(founder);
        home.grant(founder, other, "listener").is(200);
        switch (role) {
            case "stranger" -> {}
            case "former" -> {
                home.grant(founder, actor, "owner").is(200);
                home.remove(founder, actor.id()).is(204);
            }
            default -> home.grant(founder, actor, role).is(200);
        }
        return perform(operation).status();
    }

    private Answer perform(String operation) {
        var client = actor.client();
        return switch (operation) {
            case "read library" -> client.get(home.path());
            case "list members" -> client.get(home.path() + "/members");
            case "rename" -> client.send("PATCH", home.path(), Map.of("name", "Mine"));
            case "delete library" -> client.delete(home.path());
            case "grant a role" -> home.grant(actor, other, "curator");
            case "make oneself owner" -> home.grant(actor, actor, "owner");
            case "remove another" -> home.remove(actor, other.id());
            case "leave" -> home.leave(actor);
            case "hand over" -> home.handOver(actor, other.id());
            case "invite" -> home.invite(actor, Map.of("role", "listener"));
            case "list invitations" -> client.get(home.path() + "/invitations");
            case "take invite back" ->
                client.delete(home.path() + "/invitations/"
                        + home.invite(founder, Map.of("role", "listener"))
                                .is(201)
                                .field("id"));
            default -> throw new IllegalArgumentException(operation);
        };
    }
}
