package dev.nexus.user.token;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.nexus.platform.test.ServiceTest;
import dev.nexus.user.Client;
import dev.nexus.user.Client.Answer;
import dev.nexus.user.Client.Person;
import java.security.MessageDigest;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.springframework.boot.test.web.server.LocalServerPort;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Sessions whose tokens are in cookies; what the gateway does with those is its own test. */
@ServiceTest
class BrowserSessionTests {

    private static final String REFRESH = "/api/v1/sessions/refresh";

    @LocalServerPort
    private int port;

    private Client stranger() {
        return Client.stranger(port);
    }

    private Answer signIn(Person person) {
        return stranger()
                .post(
                        "/api/v1/sessions",
                        Map.of("email", person.email(), "password", Client.PASSWORD, "transport", "cookie"))
                .is(201);
    }

    private static List<String> cookies(Answer answer) {
        return answer.response().headers().allValues("Set-Cookie");
    }

    private static String cookie(Answer answer, String name) {
        return cookies(answer).stream()
                .filter(cookie -> cookie.startsWith(name + "="))
                .map(cookie -> cookie.substring(name.length() + 1, cookie.indexOf(';')))
                .findFirst()
                .orElseThrow();
    }

    private static JsonNode claims(String token) {
        return JsonMapper.shared()
                .readTree(new String(Base64.getUrlDecoder().decode(token.split("\\.", -1)[1]), UTF_8));
    }

    private Answer refresh(Answer session, String csrf) {
        return stranger().postNothing(REFRESH, "Cookie", sent(session), "X-CSRF-Token", csrf);
    }

    private static String sent(Answer session) {
        return "nexus-refresh=" + cookie(session, "nexus-refresh");
    }

    @Test
    void keepsTheTokensOutOfTheBody() throws Exception {
        var emma = Client.somebody(port, "Emma");

        var session = signIn(emma);

        assertThat(session.json().propertyNames())
                .containsExactlyInAnyOrder("tokenType", "expiresIn", "sessionId", "csrfToken");
        assertThat(session.field("tokenType")).isEqualTo("Cookie");
        assertThat(session.header("Cache-Control")).isEqualTo("no-store");
        assertThat(cookies(session))
                .satisfiesExactly(
                        access -> assertThat(access)
                                .startsWith("nexus-access=")
                                .contains("; Path=/;", "Max-Age=600;", "HttpOnly", "SameSite=Strict"),
                        refresh -> assertThat(refresh)
                                .startsWith("nexus-refresh=")
                                .contains("; Path=/api/v1/sessions;", "HttpOnly", "SameSite=Strict"),
                        csrf -> assertThat(csrf)
                                .startsWith("nexus-csrf=")
                                .contains("; Path=/;", "SameSite=Strict")
                                .doesNotContain("HttpOnly"));
        var csrf = session.field("csrfToken");
        assertThat(cookie(session, "nexus-csrf")).isEqualTo(csrf);
        assertThat(claims(cookie(session, "nexus-access")).required("csrf").asString())
                .isEqualTo(Base64.getUrlEncoder()
                        .withoutPadding()
                        .encodeToString(MessageDigest.getInstance("SHA-256").digest(csrf.getBytes(UTF_8))));
    }

    @Test
    void goesOnByCookieAndCsrfToken() {
        var session = signIn(Client.somebody(port, "Emma"));
        var csrf = session.field("csrfToken");

        var second = refresh(session, csrf).is(200);
        var third = stranger()
                .send("POST", REFRESH, "{}", "Cookie", sent(second), "X-CSRF-Token", csrf)
                .is(200);

        assertThat(second.field("csrfToken")).isEqualTo(csrf);
        assertThat(third.field("sessionId")).isEqualTo(session.field("sessionId"));
        assertThat(cookie(third, "nexus-refresh")).isNotEqualTo(cookie(second, "nexus-refresh"));
        Client.bearing(port, "Bearer " + cookie(third, "nexus-access"))
                .get("/api/v1/me")
                .is(200);
    }

    @Test
    void isNotTouchedByAnotherSitesPage() {
        var emma = Client.somebody(port, "Emma");
        var session = signIn(emma);
        var others = signIn(emma).field("csrfToken");

        stranger().postNothing(REFRESH, "Cookie", sent(session)).isProblem(403, "csrf-token-invalid");
        refresh(session, "").isProblem(403, "csrf-token-invalid");
        refresh(session, others).isProblem(403, "csrf-token-invalid");

        refresh(session, session.field("csrfToken")).is(200);
    }

    @Test
    void needsATokenSomewhere() {
        var problem = stranger().postNothing(REFRESH).isProblem(422, "validation-failed");

        assertThat(problem.json().at("/errors/0/pointer").asString()).isEqualTo("#/refreshToken");
        stranger()
                .postNothing(REFRESH, "Cookie", "nexus-refresh=unknown", "X-CSRF-Token", "x")
                .isProblem(401, "invalid-refresh-token");
    }

    @Test
    void takesItsCookiesBackWhenItIsSignedOut() {
        var emma = Client.somebody(port, "Emma");
        var browser = Client.bearing(port, "Bearer " + cookie(signIn(emma), "nexus-access"));

        var goodbye = browser.delete("/api/v1/sessions/current").is(204);

        assertThat(cookies(goodbye)).hasSize(3).allSatisfy(cookie -> assertThat(cookie)
                .contains("=; ", "Max-Age=0;"));
        assertThat(cookies(emma.client().delete("/api/v1/sessions/current").is(204)))
                .isEmpty();
    }

    @Test
    void isAskedForByAWordThatIsKnown() {
        stranger()
                .post("/api/v1/sessions", Map.of("email", "e@example.org", "password", "x", "transport", "pigeon"))
                .isProblem(400, "wrong-type");
    }
}
