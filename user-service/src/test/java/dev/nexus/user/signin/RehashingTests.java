package dev.nexus.user.signin;

import static org.assertj.core.api.Assertions.assertThat;

import dev.nexus.user.Client;
import dev.nexus.user.Client.Person;
import dev.nexus.user.StrictInstallation;
import org.junit.jupiter.api.Test;
import org.springframework.security.crypto.argon2.Argon2PasswordEncoder;

class RehashingTests extends StrictInstallation {

    private String hash(Person person) {
        return database.sql("select password_hash from account where id = ?")
                .param(person.id())
                .query(String.class)
                .single();
    }

    @Test
    void makesAHashAnewThatCostLessThanItShould() {
        var emma = verified("Emma");
        database.sql("update account set password_hash = ? where id = ?")
                .params(new Argon2PasswordEncoder(16, 32, 1, 1024, 1).encode(Client.PASSWORD), emma.id())
                .update();

        stranger().signIn(emma.email(), "wrong password").isProblem(401, "invalid-credentials");
        assertThat(hash(emma)).contains("m=1024");
        stranger().signIn(emma.email(), Client.PASSWORD).is(201);

        assertThat(hash(emma)).startsWith("$argon2id$v=19$m=4096,t=1,p=1$");
        stranger().signIn(emma.email(), Client.PASSWORD).is(201);
    }

    @Test
    void leavesAHashAsItIsThatCostsEnough() {
        var emma = verified("Emma");
        var before = hash(emma);

        stranger().signIn(emma.email(), Client.PASSWORD).is(201);

        assertThat(hash(emma)).isEqualTo(before);
    }
}
