package dev.nexus.standalone.events;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What operators type, what the gateway is asked for, and what scripts get to know. */
class EventsCommandTests {

    private static final String ID = "0199b6a0-0002-7000-8000-000000000001";
    private static final String EVENT = """
        {"id":"%s","subscriber":"titles","eventId":"0199b6a0-0002-7000-8000-000000000002",\
        "type":"catalog.book.published.v1","attempts":5,"reason":"too\\u001b[31m long","firstAt":"2026-03-01T08:00:00Z",\
        "parkedAt":"2026-03-01T09:00:00Z"%s}\
        """;
    private static final String NOTHING = "{\"items\":[],\"next\":null}";

    private final FakeGateway gateway = new FakeGateway();
    private final Map<String, String> environment = new HashMap<>(Map.of("NEXUS_TOKEN", "admin"));
    private final ByteArrayOutputStream out = new ByteArrayOutputStream();
    private final ByteArrayOutputStream err = new ByteArrayOutputStream();

    @AfterEach
    void closeTheGateway() {
        gateway.close();
    }

    @Test
    void listsTheParkedEventsOfAllServices() {
        gateway.on("GET /api/v1/admin/user/parked-events?limit=200", 200, NOTHING)
                .on("GET /api/v1/admin/catalog/parked-events?limit=200", 200, NOTHING)
                .on("GET /api/v1/admin/playback/parked-events?limit=200", 200, page(EVENT.formatted(ID, "")))
                .on("GET /api/v1/admin/notification/parked-events?limit=199", 200, NOTHING);

        int exitCode = run("list");

        assertThat(exitCode).isZero();
        assertThat(text(out).lines().toList())
                .hasSize(2)
                .last()
                .asString()
                .matches("playback +%s +2026-03-01T09:00:00Z +5 +titles +catalog.book.published.v1 +too \\[31m long"
                        .formatted(ID));
        assertThat(gateway.asked()).allMatch(request -> request.contains("Bearer admin"));
    }

    @Test
    void followsPagesAndFiltersUpToTheLimit() {
        gateway.on(
                        "GET /api/v1/admin/catalog/parked-events?subscriber=book+titles&type=a.b.c.v1&limit=200",
                        200,
                        "{\"items\":[%s],\"next\":\"abc\"}".formatted(EVENT.formatted(ID, "")))
                .on(
                        "GET /api/v1/admin/catalog/parked-events?subscriber=book+titles&type=a.b.c.v1&limit=200&cursor=abc",
                        200,
                        page(EVENT.formatted(ID, "")));

        run(
                "list",
                "--service",
                "catalog",
                "--subscriber=book titles",
                "--type",
                "a.b.c.v1",
                "--limit",
                "500",
                "--json");

        assertThat(text(out).lines().toList()).hasSize(2).allMatch(line -> line.startsWith("{") && line.contains(ID));
    }

    @Test
    void showsAnEventOfWhicheverServiceHasIt() {
        gateway.on(
                "GET /api/v1/admin/playback/parked-events/" + ID,
                200,
                EVENT.formatted(ID, ",\"state\":\"parked\",\"body\":\"{}\""));

        assertThat(run("show", ID)).isZero();
        assertThat(text(out)).contains("service      playback", "state        parked", "body         {}");
        assertThat(run("show", "0199b6a0-0002-7000-8000-00000000000f")).isEqualTo(1);
        assertThat(text(err)).startsWith("No service has a parked event");
    }

    @Test
    void replaysAnEventAndWaitsUntilItIsHandled() {
        String path = "/api/v1/admin/catalog/parked-events/" + ID;
        gateway.on("GET " + path, 200, EVENT.formatted(ID, ",\"state\":\"parked\""))
                .on("GET " + path, 200, EVENT.formatted(ID, ",\"state\":\"waiting\""))
                .on("GET " + path, 404, "{\"code\":\"parked-event-not-found\"}")
                .on("POST " + path + "/replay", 202, "{\"replayed\":1}");

        assertThat(run("replay", ID, "--service", "catalog")).isZero();

        assertThat(text(out)).isEqualTo(ID + " of catalog was handled\n");
    }

    @Test
    void saysThatAReplayedEventFailedOnceMore() {
        String path = "/api/v1/admin/catalog/parked-events/" + ID;
        gateway.on("GET " + path, 200, EVENT.formatted(ID, ",\"state\":\"parked\""))
                .on("POST " + path + "/replay", 202, "{\"replayed\":1}");

        assertThat(run("replay", ID, "--service", "catalog")).isEqualTo(1);

        assertThat(text(out)).contains("is not handled yet");
    }

    @Test
    void replaysAllThatMatchAndDropsOne() {
        gateway.on("POST /api/v1/admin/catalog/parked-events/replay?subscriber=titles", 202, "{\"replayed\":7}")
                .on("GET /api/v1/admin/catalog/parked-events/" + ID, 200, EVENT.formatted(ID, ""))
                .on("DELETE /api/v1/admin/catalog/parked-events/" + ID, 204, "");

        assertThat(run("replay", "--all", "--service", "catalog", "--subscriber", "titles"))
                .isZero();
        assertThat(run("drop", ID, "--service", "catalog")).isZero();

        assertThat(text(out)).contains("catalog tries 7 parked events again", "is dropped");
    }

    @Test
    void publishesAgainAndFollowsTheProgress() {
        gateway.on("POST /api/v1/admin/catalog/event-replays", 202, job("queued", 0))
                .on("GET /api/v1/admin/catalog/event-replays/" + ID, 200, job("running", 3))
                .on("GET /api/v1/admin/catalog/event-replays/" + ID, 200, job("succeeded", 12));

        int exitCode = run(
                "republish",
                "--service",
                "catalog",
                "--from",
                "2026-03-01T00:00:00Z",
                "--to",
                "2026-03-02T00:00:00Z",
                "--type",
                "a.b.c.v1",
                "--type",
                "a.b.d.v1",
                "--queue",
                "elsewhere");

        assertThat(exitCode).isZero();
        assertThat(gateway.asked().getFirst())
                .endsWith("{\"from\":\"2026-03-01T00:00:00Z\",\"to\":\"2026-03-02T00:00:00Z\","
                        + "\"types\":[\"a.b.c.v1\",\"a.b.d.v1\"],\"queue\":\"elsewhere\"}");
        assertThat(text(out)).contains("succeeded, 12 events published");
    }

    @Test
    void rebuildsByAResetOfTheConsumerAndThenAnEmissionOfThePublisher() {
        gateway.on(
                        "POST /api/v1/admin/notification/projection-resets",
                        200,
                        "{\"subscribers\":[\"memberships\"],\"aggregates\":3}")
                .on("POST /api/v1/admin/user/state-emissions", 202, job("queued", 0))
                .on("GET /api/v1/admin/user/state-emissions/" + ID, 200, job("failed", 1));

        assertThat(run("rebuild", "--consumer", "notification", "--publisher", "user", "--projection", "memberships"))
                .isEqualTo(1);

        assertThat(gateway.asked().stream()
                        .map(request -> request.split(" ", 3)[1])
                        .distinct())
                .containsExactly(
                        "/api/v1/admin/notification/projection-resets",
                        "/api/v1/admin/user/state-emissions",
                        "/api/v1/admin/user/state-emissions/" + ID);
    }

    @Test
    void signsInAndOutWhereThereIsNoToken() {
        environment.clear();
        environment.putAll(
                Map.of("NEXUS_EMAIL", "admin@example.org", "NEXUS_PASSWORD", "secret", "NEXUS_CODE", "123456"));
        gateway.on("POST /api/v1/sessions", 401, "{\"code\":\"second-factor-required\",\"title\":\"A code is needed\"}")
                .on("POST /api/v1/sessions", 201, "{\"accessToken\":\"fresh\"}")
                .on("GET /api/v1/admin/catalog/parked-events?limit=200", 200, NOTHING)
                .on("DELETE /api/v1/sessions/current", 204, "");

        assertThat(run("list", "--service", "catalog")).isZero();

        assertThat(gateway.asked()).hasSize(4);
        assertThat(gateway.asked().get(1)).contains("\"code\":\"123456\"");
        assertThat(gateway.asked().get(2)).contains("Bearer fresh");
        assertThat(gateway.asked().getLast()).startsWith("DELETE /api/v1/sessions/current Bearer fresh");
    }

    @Test
    void endsWith4WhereNobodyIsAllowed() {
        gateway.on(
                "GET /api/v1/admin/catalog/parked-events?limit=200",
                403,
                "{\"title\":\"This is not allowed\",\"detail\":\"Only an administrator may.\"}");

        assertThat(run("list", "--service", "catalog")).isEqualTo(4);
        assertThat(text(err)).isEqualTo("This is not allowed: Only an administrator may.\n");

        environment.clear();
        assertThat(run("list")).isEqualTo(4);
        assertThat(text(err)).contains("NEXUS_TOKEN");
    }

    @Test
    void endsWith3WhereNobodyAnswers() {
        String away = gateway.url();
        gateway.close();
        environment.put("NEXUS_URL", away);

        assertThat(run("list")).isEqualTo(3);
        assertThat(text(err)).contains("Nobody answers at " + away);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "lits",
                "list --colour red",
                "list --service users",
                "list --limit none",
                "list --queue q",
                "show",
                "show 12",
                "replay",
                "drop --service",
                "replay --all " + ID,
                "republish --service catalog --from yesterday --to 2026-03-01T00:00:00Z",
                "republish --from 2026-03-01T00:00:00Z --to 2026-03-02T00:00:00Z",
                "rebuild --consumer catalog",
            })
    void endsWith2WhereTheCommandMakesNoSenseAndAsksNobody(String words) {
        assertThat(run(words.split(" "))).isEqualTo(2);

        assertThat(text(err)).contains("./nexus events help");
        assertThat(gateway.asked()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "help", "--help", "list --help"})
    void explainsItself(String words) {
        assertThat(run(words.isEmpty() ? new String[0] : words.split(" "))).isZero();

        assertThat(text(out)).contains("./nexus events rebuild", "NEXUS_TOKEN", gateway.url());
    }

    private static String page(String event) {
        return "{\"items\":[%s],\"next\":null}".formatted(event);
    }

    private static String job(String state, int done) {
        return "{\"id\":\"%s\",\"state\":\"%s\",\"published\":%d,\"told\":%d,\"problem\":null}"
                .formatted(ID, state, done, done);
    }

    private int run(String... words) {
        environment.putIfAbsent("NEXUS_URL", gateway.url());
        return new EventsCommand(
                        environment,
                        "http://localhost:1",
                        new PrintStream(out, true, StandardCharsets.UTF_8),
                        new PrintStream(err, true, StandardCharsets.UTF_8),
                        (question, secret) -> null,
                        Duration.ofMillis(1))
                .run(List.of(words));
    }

    private static String text(ByteArrayOutputStream stream) {
        return stream.toString(StandardCharsets.UTF_8);
    }
}
