package dev.nexus.user.profile;

import static org.assertj.core.api.Assertions.assertThat;

import dev.nexus.platform.test.EventProbe;
import dev.nexus.user.Client;
import dev.nexus.user.PostBox;
import dev.nexus.user.StrictInstallation;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.beans.factory.annotation.Autowired;

class ProfileTests extends StrictInstallation {

    private static final String CONFIRM = "Please confirm your e-mail address";

    @Autowired
    private EventProbe probe;

    private static Map<String, String> email(String email) {
        return Map.of("email", email, "currentPassword", Client.PASSWORD);
    }

    @Test
    void letsNobodySignInBeforeTheAddressIsVerified() {
        var email = newEmail("Emma");
        register(email, "en");

        stranger().signIn(email, Client.PASSWORD).isProblem(403, "email-not-verified");
        stranger().signIn(email, "wrong password").isProblem(401, "invalid-credentials");
        var token = PostBox.awaitToken(email, CONFIRM, 1);
        stranger().send("PUT", "/api/v1/email-verifications/" + token, "").is(204);

        stranger().signIn(email, Client.PASSWORD).is(201);
        stranger().send("PUT", "/api/v1/email-verifications/" + token, "").isProblem(404, "invalid-link");
    }

    @Test
    void tellsTheOthersThatAnAddressIsVerified() {
        var emma = verified("Emma");

        var event = probe.await(
                "user.account.updated.v1",
                told -> told.at("/data/accountId").asString().equals(emma.id().toString()));

        assertThat(event.at("/data/emailVerified").asBoolean()).isTrue();
        assertThat(event.at("/data/email").asString()).isEqualTo(emma.email());
        assertThat(probe.violations()).isEmpty();
    }

    @Test
    void sendsTheLinkOnceMoreAndOnlyTheNewestIsGood() {
        var emma = verified("Emma");
        var other = newEmail("other");
        emma.client().send("PATCH", "/api/v1/me", email(other)).is(200);
        var first = PostBox.awaitToken(other, CONFIRM, 1);

        emma.client().post("/api/v1/me/email-verification", "").is(202);

        var second = PostBox.awaitToken(other, CONFIRM, 2);
        stranger().send("PUT", "/api/v1/email-verifications/" + first, "").isProblem(404, "invalid-link");
        stranger().send("PUT", "/api/v1/email-verifications/" + second, "").is(204);
    }

    @Test
    void changesWhatItsOwnerSaysAndOnlyThat() {
        var emma = verified("Emma");
        var before = emma.client().get("/api/v1/me").is(200);

        var after = emma.client()
                .send(
                        "PATCH",
                        "/api/v1/me",
                        Map.of("displayName", "Mrs. Knightley", "locale", "de-at", "timeZone", "Europe/London"),
                        "If-Match",
                        before.header("ETag"))
                .is(200);

        assertThat(after.field("displayName")).isEqualTo("Mrs. Knightley");
        assertThat(after.field("locale")).isEqualTo("de-AT");
        assertThat(after.field("timeZone")).isEqualTo("Europe/London");
        assertThat(after.field("email")).isEqualTo(emma.email());
        assertThat(after.json().required("emailVerified").asBoolean()).isTrue();
        assertThat(after.header("ETag")).isNotEqualTo(before.header("ETag"));
        assertThat(emma.client().get("/api/v1/me").text()).isEqualTo(after.text());
        var event = probe.await(
                "user.account.updated.v1",
                told -> told.at("/data/displayName").asString().equals("Mrs. Knightley"));
        assertThat(event.at("/data/accountId").asString()).isEqualTo(emma.id().toString());
    }

    @Test
    void isNeverTakenForWhatABrowserKeepsOfSomebodyElse() {
        var emma = verified("Emma");
        var ada = verified("Ada");
        var emmas = emma.client().get("/api/v1/me").header("ETag");

        emma.client().getIfNoneMatch("/api/v1/me", emmas).is(304);

        assertThat(ada.client().getIfNoneMatch("/api/v1/me", emmas).is(200).field("email"))
                .isEqualTo(ada.email());
    }

    @Test
    void refusesAChangeOfAnOlderVersion() {
        var emma = verified("Emma");
        var seen = emma.client().get("/api/v1/me").header("ETag");
        emma.client().send("PATCH", "/api/v1/me", Map.of("locale", "de")).is(200);

        emma.client()
                .send("PATCH", "/api/v1/me", Map.of("locale", "fr"), "If-Match", seen)
                .isProblem(412, "precondition-failed");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "{\"displayName\":\" \"}|422|validation-failed",
                "{\"locale\":\"in German\"}|422|validation-failed",
                "{\"timeZone\":\"Vienna\"}|422|validation-failed",
                "{\"email\":\"emma\"}|422|validation-failed",
                "{\"email\":\"other@example.org\"}|422|validation-failed",
                "{\"admin\":true}|400|unknown-field",
                "{\"emailVerified\":true}|400|unknown-field"
            })
    void refusesWhatIsImpossible(String sent, int status, String code) {
        verified("Emma").client().send("PATCH", "/api/v1/me", sent).isProblem(status, code);
    }

    @Test
    void takesAnotherAddressOnlyFromWhoKnowsThePassword() {
        var emma = verified("Emma");

        emma.client()
                .send("PATCH", "/api/v1/me", Map.of("email", newEmail("other"), "currentPassword", "wrong"))
                .isProblem(403, "wrong-password");

        assertThat(emma.client()
                        .get("/api/v1/me")
                        .json()
                        .required("pendingEmail")
                        .isNull())
                .isTrue();
    }

    @Test
    void usesAnotherAddressAfterItIsVerifiedAndTellsTheOldOne() {
        var emma = verified("Emma");
        var other = newEmail("knightley");

        var pending = emma.client().send("PATCH", "/api/v1/me", email(other)).is(200);

        assertThat(pending.field("email")).isEqualTo(emma.email());
        assertThat(pending.field("pendingEmail")).isEqualTo(other);
        PostBox.await(emma.email(), "Another e-mail address was asked for");
        stranger().signIn(other, Client.PASSWORD).isProblem(401, "invalid-credentials");
        var token = PostBox.awaitToken(other, CONFIRM, 1);
        stranger().send("PUT", "/api/v1/email-verifications/" + token, "").is(204);
        PostBox.await(emma.email(), "Your e-mail address was changed");
        stranger().signIn(other, Client.PASSWORD).is(201);
        stranger().signIn(emma.email(), Client.PASSWORD).isProblem(401, "invalid-credentials");
        assertThat(emma.client().get("/api/v1/me").field("email")).isEqualTo(other);
    }

    @Test
    void tellsNobodyWhichOtherAddressIsTaken() {
        var ada = verified("Ada");
        var emma = verified("Emma");
        var taken =
                emma.client().send("PATCH", "/api/v1/me", email(ada.email())).is(200);
        var free = verified("Jane")
                .client()
                .send("PATCH", "/api/v1/me", email(newEmail("free")))
                .is(200);

        assertThat(taken.json().propertyNames()).isEqualTo(free.json().propertyNames());
        assertThat(taken.field("pendingEmail")).isEqualTo(ada.email());
        PostBox.await(ada.email(), "You already have an account");
        assertThat(PostBox.subjects(ada.email())).containsOnlyOnce(CONFIRM);
        ada.client().get("/api/v1/me").is(200);
    }

    @Test
    void changesThePasswordAndEndsTheOtherSessions() {
        var emma = verified("Emma");
        var phone = stranger().signIn(emma.email(), Client.PASSWORD).is(201);

        emma.client()
                .send(
                        "PUT",
                        "/api/v1/me/password",
                        Map.of("currentPassword", Client.PASSWORD, "newPassword", "pride and prejudice"))
                .is(204);

        stranger().signIn(emma.email(), Client.PASSWORD).isProblem(401, "invalid-credentials");
        stranger().signIn(emma.email(), "pride and prejudice").is(201);
        stranger().refresh(phone).isProblem(401, "invalid-refresh-token");
        stranger().refresh(emma.tokens()).is(200);
        PostBox.await(emma.email(), "Your password was changed");
        probe.await(
                "user.account.password-changed.v1",
                told -> told.at("/data/accountId").asString().equals(emma.id().toString()));
    }

    @Test
    void saysWhatElseLeadsIntoTheAccountWhenThePasswordChanges() {
        var emma = verified("Emma");
        emma.client()
                .post("/api/v1/me/api-keys", Map.of("name", "Backup", "scopes", List.of("user:read")))
                .is(201);

        emma.client()
                .send(
                        "PUT",
                        "/api/v1/me/password",
                        Map.of("currentPassword", Client.PASSWORD, "newPassword", "pride and prejudice"))
                .is(204);

        assertThat(PostBox.text(PostBox.await(emma.email(), "Your password was changed")))
                .contains("API keys: 1", "Accounts at other providers: 0");
        assertThat(emma.client().get("/api/v1/me/api-keys").json().required("items"))
                .hasSize(1);
    }

    @Test
    void cancelsTheWishForAnotherAddressWithTheOldPassword() {
        var emma = verified("Emma");
        var thief = newEmail("thief");
        emma.client().send("PATCH", "/api/v1/me", email(thief)).is(200);
        var token = PostBox.awaitToken(thief, CONFIRM, 1);

        emma.client()
                .send(
                        "PUT",
                        "/api/v1/me/password",
                        Map.of("currentPassword", Client.PASSWORD, "newPassword", "pride and prejudice"))
                .is(204);

        stranger().send("PUT", "/api/v1/email-verifications/" + token, "").isProblem(404, "invalid-link");
        assertThat(emma.client().get("/api/v1/me").field("email")).isEqualTo(emma.email());
    }

    @Test
    void doesNotLetAStolenSessionGuessThePassword() {
        var emma = verified("Emma");
        var guess = Map.of("currentPassword", "wrong", "newPassword", "pride and prejudice");

        for (var i = 0; i < 10; i++) {
            emma.client().send("PUT", "/api/v1/me/password", guess).isProblem(403, "wrong-password");
        }

        var refused = emma.client().send("PUT", "/api/v1/me/password", guess).isProblem(429, "too-many-attempts");
        assertThat(Integer.parseInt(refused.header("Retry-After"))).isPositive();
        stranger().signIn(emma.email(), Client.PASSWORD).is(201);
    }

    @ParameterizedTest
    @CsvSource({"short", "PASSWORD1", "emma woodhouse"})
    void refusesAWeakNewPassword(String weak) {
        var emma = verified("Emma");

        var problem = emma.client()
                .send("PUT", "/api/v1/me/password", Map.of("currentPassword", Client.PASSWORD, "newPassword", weak))
                .isProblem(422, "validation-failed");

        assertThat(problem.json().at("/errors/0/pointer").asString()).isEqualTo("#/newPassword");
    }

    @Test
    void isNotChangedInASessionThatAResetHasEndedMeanwhile() {
        var emma = verified("emma");
        database.sql("update session set ended_at = now(), end_reason = 'PASSWORD_CHANGED' where id = ?::uuid")
                .param(emma.tokens().field("sessionId"))
                .update();

        emma.client()
                .send(
                        "PUT",
                        "/api/v1/me/password",
                        Map.of("currentPassword", Client.PASSWORD, "newPassword", "another good pass phrase"))
                .isProblem(401, "invalid-token");

        stranger().signIn(emma.email(), Client.PASSWORD).is(201);
    }

    @Test
    void needsATokenForEverything() {
        stranger().send("PATCH", "/api/v1/me", Map.of("locale", "de")).isProblem(401, "unauthenticated");
        stranger().send("PUT", "/api/v1/me/password", Map.of()).isProblem(401, "unauthenticated");
        stranger().post("/api/v1/me/email-verification", "").isProblem(401, "unauthenticated");
        stranger()
                .send("PUT", "/api/v1/email-verifications/" + UUID.randomUUID(), "")
                .isProblem(404, "invalid-link");
    }
}
