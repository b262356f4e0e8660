package dev.nexus.platform.personaldata;

import static org.assertj.core.api.Assertions.assertThat;

import dev.nexus.platform.test.TestEvents;
import dev.nexus.platform.test.TestTokens;
import dev.nexus.platform.testapp.MessagingTest;
import dev.nexus.platform.testapp.Samples;
import java.time.Duration;
import java.util.UUID;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.http.HttpHeaders;
import org.springframework.http.ResponseEntity;
import org.springframework.web.client.RestClient;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

@MessagingTest
class PersonalDataExportTests {

    private final UUID account = UUID.randomUUID();
    private final TestEvents events;
    private final RestClient http;

    @Autowired
    PersonalDataExportTests(TestEvents events, @Value("${local.server.port}") int port) {
        this.events = events;
        this.http = RestClient.builder()
                .baseUrl("http://localhost:" + port)
                .defaultStatusHandler(status -> true, (request, response) -> {})
                .build();
    }

    @Test
    void answersNobodyWithoutAToken() {
        assertThat(export("").getStatusCode().value()).isEqualTo(401);
    }

    @Test
    void showsTheCallersOwnDataAndNobodyElses() {
        UUID other = UUID.randomUUID();
        events.publish("/user/memberships/" + other, 1, Samples.membership(other));
        events.publish("/user/memberships/" + account, 1, Samples.membership(account));

        Awaitility.await()
                .atMost(Duration.ofSeconds(30))
                .untilAsserted(() -> assertThat(document().get("welcomes")).hasSize(1));

        JsonNode document = document();
        assertThat(document.get("welcomes").get(0).asString()).isEqualTo(account.toString());
        assertThat(document.get("service").asString()).isEqualTo("playback");
        assertThat(document.get("accountId").asString()).isEqualTo(account.toString());
        assertThat(document.get("exportedAt").asString()).endsWith("Z");
        assertThat(document.toString()).doesNotContain(other.toString());
    }

    @Test
    void isKeptByNoCache() {
        var answer = export(TestTokens.bearer(account));

        assertThat(answer.getHeaders().getFirst(HttpHeaders.CACHE_CONTROL)).contains("no-store");
        assertThat(answer.getHeaders().getFirst(HttpHeaders.CONTENT_TYPE)).startsWith("application/json");
    }

    private JsonNode document() {
        return JsonMapper.shared()
                .readTree(String.valueOf(export(TestTokens.bearer(account)).getBody()));
    }

    private ResponseEntity<String> export(String authorization) {
        return http.get()
                .uri("/api/v1/me/data/playback")
                .header(HttpHeaders.AUTHORIZATION, authorization)
                .retrieve()
                .toEntity(String.class);
    }
}
