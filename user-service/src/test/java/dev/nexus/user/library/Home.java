package dev.nexus.user.library;

import dev.nexus.user.Client.Answer;
import dev.nexus.user.Client.Person;
import java.util.Map;
import java.util.UUID;

/**
 * A library of somebody's.
 *
 * @param path where it is
 */
public record Home(String path) {

    public static Home of(Person founder) {
        return new Home("/api/v1/libraries/"
                + founder.client()
                        .post("/api/v1/libraries", Map.of("name", "Home"))
                        .is(201)
                        .field("id"));
    }

    public String id() {
        return path.substring(path.lastIndexOf('/') + 1);
    }

    public Answer grant(Person owner, Person member, String role) {
        return owner.client().send("PUT", path + "/members/" + member.id(), Map.of("role", role));
    }

    public Answer remove(Person actor, UUID leaving) {
        return actor.client().delete(path + "/members/" + leaving);
    }

    public Answer leave(Person leaving) {
        return remove(leaving, leaving.id());
    }

    public Answer handOver(Person owner, Object to) {
        return owner.client().post(path + "/ownership-transfers", Map.of("to", to.toString()));
    }

    public Answer invite(Person owner, Map<String, ?> wanted) {
        return owner.client().post(path + "/invitations", wanted);
    }

    public String roleOf(Person member) {
        var seen = member.client().get(path);
        return seen.status() == 200 ? seen.field("role") : "none";
    }
}
