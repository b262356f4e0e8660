package dev.nexus.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import dev.nexus.e2e.Api.Answer;
import dev.nexus.platform.test.EventProbe;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import tools.jackson.databind.JsonNode;

/**
 * Promise 25: whatever lets somebody in is used where it is asked for, and in wrong places, and is then looked for wherever it has no
 * business: in errors, events, logs, traces and tables.
 */
@ExtendWith(WholeSuite.class)
class CanaryIT {

    private final RunningNexus nexus;
    private final Api anonymous;
    private final Map<String, String> secrets = new LinkedHashMap<>();
    private final List<Answer> errors = new ArrayList<>();

    CanaryIT(RunningNexus nexus) {
        this.nexus = nexus;
        this.anonymous = Api.anonymous(nexus);
    }

    @Test
    void leavesNoSecretInErrorsEventsLogsTracesOrTables() throws IOException, SQLException {
        String email = "canary-%s@example.org".formatted(UUID.randomUUID());
        String account;
        try (EventProbe outsider = EventProbe.on(nexus.amqpUrl())) {
            account = usesEverySecret(email);
            outsider.await("user.api-key.revoked.v1");
            String events = outsider.events().toString();

            assertThat(events).contains(account);
            assertThat(leaks(events)).isEmpty();
        }
        assertThat(errors).hasSizeGreaterThan(10).allSatisfy(error -> {
            assertThat(error.status()).isBetween(400, 499);
            assertThat(leaks(error.text())).isEmpty();
        });

        LeftBehind leftBehind = new LeftBehind(nexus);
        assertThat(leaks(leftBehind.logs())).isEmpty();
        assertThat(leftBehind.logs()).contains("Started").doesNotContain(email);
        assertThat(leaks(leftBehind.tables())).isEmpty();
        assertThat(leftBehind.tables()).contains(account);
        Awaitility.await("traces").atMost(Duration.ofSeconds(30)).untilAsserted(() -> assertThat(nexus.traces())
                .contains("/api/v1/me/api-keys", "/api/v1/password-resets"));
        assertThat(leaks(nexus.traces())).isEmpty();
        assertThat(nexus.traces()).doesNotContain(email);
    }

    private String usesEverySecret(String email) {
        String password = secret("password");
        String account = ok(anonymous.post(
                        "/api/v1/accounts", Map.of("email", email, "password", password, "displayName", "Canary")))
                .get("id")
                .asString();
        Api api = signsIn(email, password);
        mistypesPasswords(email);
        sendsTokensToTheWrongPlaces();
        usesAnApiKey(api);
        invitesByLink(api);
        usesCookies(email, password);
        usesASecondFactor(api, email, password);
        return account;
    }

    private Api signsIn(String email, String password) {
        JsonNode tokens = ok(anonymous.post("/api/v1/sessions", Map.of("email", email, "password", password)));
        JsonNode refreshed = ok(anonymous.post(
                "/api/v1/sessions/refresh", Map.of("refreshToken", keep("refresh token", tokens, "refreshToken"))));
        keep("next refresh token", refreshed, "refreshToken");
        keep("access token", tokens, "accessToken");
        Api api = anonymous.as(keep("next access token", refreshed, "accessToken"));
        failed(anonymous.as(secrets.get("access token") + "x").get("/api/v1/me"));
        ok(api.get("/api/v1/me?access_token=" + secrets.get("access token")));
        return api;
    }

    private void mistypesPasswords(String email) {
        failed(anonymous.post("/api/v1/sessions", Map.of("email", email, "password", secret("wrong password"))));
        failed(anonymous.post(
                "/api/v1/sessions", "{\"email\": \"a@example.org\", \"password\": \"" + secret("no JSON")));
        failed(anonymous.post("/api/v1/sessions", Map.of("email", email, "password", List.of(secret("wrong type")))));
        failed(anonymous.post(
                "/api/v1/accounts",
                Map.of(
                        "email",
                        email,
                        "displayName",
                        "Canary",
                        "password",
                        secret("too long").repeat(100))));
        failed(anonymous.post("/api/v1/sessions", Map.of("email", secret("password as name"), "password", "x")));
    }

    private void sendsTokensToTheWrongPlaces() {
        failed(anonymous.put("/api/v1/password-resets/" + token("reset token"), Map.of("password", secret("new one"))));
        failed(anonymous.put("/api/v1/email-verifications/" + token("verification token"), Map.of()));
        failed(anonymous.get("/api/v1/invitations/" + token("invitation token")));
        failed(anonymous.post("/api/v1/sessions/refresh", Map.of("refreshToken", token("unknown refresh token"))));
        failed(anonymous.as("nxk_" + token("unknown API key")).get("/api/v1/me"));
        failed(anonymous.get("/api/v1/nothing/" + token("token in a path that is not there")));
    }

    private void usesAnApiKey(Api api) {
        JsonNode created = ok(api.post(
                "/api/v1/me/api-keys", Map.of("name", "A machine", "scopes", List.of("user:read", "catalog:read"))));
        String key = keep("API key", created, "apiKey");
        ok(anonymous.get("/api/v1/me", "X-API-Key", key));
        failed(anonymous.get("/api/v1/me/notifications", "X-API-Key", key));
        ok(api.delete("/api/v1/me/api-keys/" + created.get("id").asString(), Map.of()));
        Awaitility.await("a revoked key is refused")
                .atMost(Duration.ofSeconds(30))
                .until(() -> anonymous.get("/api/v1/me", "X-API-Key", key).status() == 401);
    }

    private void invitesByLink(Api api) {
        String library = ok(api.post("/api/v1/libraries", Map.of("name", "Canaries")))
                .get("id")
                .asString();
        JsonNode invitation = ok(api.post("/api/v1/libraries/" + library + "/invitations", Map.of("role", "listener")));
        String token = keep("link of an invitation", invitation, "token");
        ok(anonymous.get("/api/v1/invitations/" + token));
        api.post("/api/v1/invitations/" + token + "/accept", Map.of());
    }

    private void usesCookies(String email, String password) {
        Answer signedIn =
                anonymous.post("/api/v1/sessions", Map.of("email", email, "password", password, "transport", "cookie"));
        keep("CSRF token", ok(signedIn), "csrfToken");
        List<String> cookies = signedIn.response().headers().allValues("Set-Cookie").stream()
                .map(cookie -> cookie.substring(0, cookie.indexOf(';')))
                .toList();
        assertThat(cookies).hasSizeGreaterThanOrEqualTo(2);
        cookies.forEach(cookie -> secrets.put(
                "cookie " + cookie.substring(0, cookie.indexOf('=')), cookie.substring(cookie.indexOf('=') + 1)));
        String all = String.join("; ", cookies);
        ok(anonymous.get("/api/v1/me", "Cookie", all));
        failed(anonymous.post("/api/v1/libraries", Map.of("name", "None"), "Cookie", all));
    }

    private void usesASecondFactor(Api api, String email, String password) {
        JsonNode started = ok(api.post("/api/v1/me/second-factor", Map.of("password", password)));
        String seed = keep("seed of codes", started, "secret");
        failed(api.put("/api/v1/me/second-factor", Map.of("code", "000000")));
        JsonNode codes = ok(api.put("/api/v1/me/second-factor", Map.of("code", OneTimeCode.of(seed, Instant.now()))))
                .get("recoveryCodes");
        codes.forEach(code -> secrets.put("recovery code " + secrets.size(), code.asString()));
        failed(anonymous.post("/api/v1/sessions", Map.of("email", email, "password", password)));
        ok(anonymous.post(
                "/api/v1/sessions",
                Map.of(
                        "email",
                        email,
                        "password",
                        password,
                        "recoveryCode",
                        codes.get(0).asString())));
        failed(anonymous.post(
                "/api/v1/sessions",
                Map.of(
                        "email",
                        email,
                        "password",
                        password,
                        "recoveryCode",
                        codes.get(0).asString())));
    }

    private String secret(String name) {
        return secrets.computeIfAbsent(name, unknown -> "canary " + UUID.randomUUID());
    }

    private String token(String name) {
        return secrets.computeIfAbsent(name, unknown -> (UUID.randomUUID() + "" + UUID.randomUUID())
                .replace("-", "")
                .substring(0, 43));
    }

    private String keep(String name, JsonNode answer, String field) {
        String value = answer.get(field).asString();
        secrets.put(name, value);
        return value;
    }

    private JsonNode ok(Answer answer) {
        assertThat(answer.status()).as(answer.text()).isBetween(200, 299);
        return answer.json();
    }

    private void failed(Answer answer) {
        errors.add(answer);
    }

    /** The names of the secrets in a text, as they are and as bytes in hexadecimal digits. */
    private List<String> leaks(String text) {
        return secrets.entrySet().stream()
                .filter(secret -> text.contains(secret.getValue()) || text.contains(hex(secret.getValue())))
                .map(Map.Entry::getKey)
                .toList();
    }

    private static String hex(String text) {
        return HexFormat.of().formatHex(text.getBytes(StandardCharsets.UTF_8));
    }
}
