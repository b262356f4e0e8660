package dev.nexus.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import dev.nexus.e2e.Api.Answer;
import java.util.Map;
import java.util.UUID;

/** Somebody with an account, signed in. */
record Person(Api api, UUID id, String email, Answer session) {

    static final String ADMINISTRATOR = "administrator@example.org";

    /** Somebody new. */
    static Person registers(RunningNexus nexus) {
        String email = "person-%s@example.org".formatted(UUID.randomUUID());
        return signsIn(nexus, email, register(nexus, email));
    }

    /** Whoever is first administers the platform; the suite sees to it that this is nobody of a test. */
    static void firstOfAll(RunningNexus nexus) {
        register(nexus, ADMINISTRATOR);
    }

    static Person administrator(RunningNexus nexus) {
        Person somebody = signsIn(nexus, ADMINISTRATOR, new UUID(0, 0));
        UUID id = Household.id(somebody.api().get("/api/v1/me").json());
        return new Person(somebody.api(), id, ADMINISTRATOR, somebody.session());
    }

    /** The same person on another device. */
    Person signsInAgain(RunningNexus nexus) {
        return signsIn(nexus, email, id);
    }

    static Person signsIn(RunningNexus nexus, String email, UUID id) {
        Api anonymous = Api.anonymous(nexus);
        Answer session = Household.signIn(anonymous, email);
        return new Person(anonymous.as(session.json().get("accessToken").asString()), id, email, session);
    }

    private static UUID register(RunningNexus nexus, String email) {
        Answer account = Api.anonymous(nexus)
                .post(
                        "/api/v1/accounts",
                        Map.of("email", email, "password", Household.PASSWORD, "displayName", "Somebody"));
        assertThat(account.status()).as("registration: %s", account.json()).isEqualTo(201);
        return Household.id(account.json());
    }
}
