package dev.nexus.gateway;

import static org.assertj.core.api.Assertions.assertThat;

import com.networknt.schema.InputFormat;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import dev.nexus.contracts.EventCatalogue;
import dev.nexus.contracts.EventDefinition;
import java.net.URI;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.boot.test.web.server.LocalServerPort;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Whoever wants to listen finds all that is told, without a token. */
@GatewayTest
class EventDocsTests {

    private static final String PAGE = "/docs/events";
    private static final Pattern LINKED = Pattern.compile("(?:src|href)=\"([^\"#][^\"]*)\"");
    private static final Pattern REFERENCE = Pattern.compile("\\$ref: '?([^#'\\s][^'\\s]*)");
    private static final SchemaRegistry SCHEMAS = SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_2020_12);

    private final Caller caller;

    EventDocsTests(@LocalServerPort int port) {
        this.caller = new Caller(port);
    }

    @Test
    void tellsPeopleOfEveryType() {
        var page = caller.send(caller.anonymously(PAGE));

        assertThat(page.statusCode()).isEqualTo(200);
        assertThat(page.headers().firstValue("Content-Type")).contains("text/html;charset=UTF-8");
        assertThat(page.headers().allValues("Vary")).contains("Accept");
        assertThat(EventCatalogue.all()).allSatisfy(event -> assertThat(page.body())
                .contains("<section id=\"" + event.type() + "\">", event.rate().words()));
        assertThat(page.body()).doesNotContain("<script", "style=", "<style");
        assertThat(LINKED.matcher(page.body())
                        .results()
                        .map(found -> found.group(1))
                        .distinct())
                .hasSizeGreaterThan(40)
                .allSatisfy(
                        link -> assertThat(caller.send(caller.anonymously(link)).statusCode())
                                .as(link)
                                .isEqualTo(200));
    }

    @Test
    void tellsProgramsWhatTheContractsSay() {
        var answer = caller.send(caller.anonymously(PAGE).header("Accept", "application/json"));

        assertThat(answer.headers().firstValue("Content-Type")).contains("application/json");
        var events = JsonMapper.shared().readTree(answer.body()).get("events");
        assertThat(events.valueStream().map(event -> event.get("type").asString()))
                .containsExactlyInAnyOrderElementsOf(
                        EventCatalogue.all().stream().map(EventDefinition::type).toList());
        var week = of(events, "playback.week.summarised.v1");
        assertThat(week.get("owner").asString()).isEqualTo("playback");
        assertThat(week.get("personalData").asBoolean()).isTrue();
        assertThat(week.get("orderedBy").asString()).isEqualTo("listenerId");
        assertThat(week.at("/listeners/0").asString()).isEqualTo("notification");
        assertThat(week.at("/example/timeZone").asString()).isEqualTo("Europe/Vienna");
        assertThat(week.get("fields").valueStream().map(field -> field.get("name")
                        .asString()))
                .contains("from", "books", "books[].seconds");
        var subtitle = of(events, "catalog.book.published.v1")
                .get("fields")
                .valueStream()
                .filter(field -> field.get("name").asString().equals("subtitle"))
                .findFirst()
                .orElseThrow();
        assertThat(subtitle.get("required").asBoolean()).isFalse();
        assertThat(subtitle.get("description").asString()).isNotBlank();
        assertThat(of(events, "catalog.book.removed.v1").get("personalData").asBoolean())
                .isFalse();
        assertThat(events).allSatisfy(event -> {
            var schema = caller.send(caller.anonymously(event.get("schema").asString()));
            assertThat(event.get("dataschema").asString())
                    .endsWith(event.get("schema").asString().substring(PAGE.length()));
            assertThat(SCHEMAS.getSchema(schema.body(), InputFormat.JSON)
                            .validate(event.get("example").toString(), InputFormat.JSON))
                    .isEmpty();
        });
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "*/*                                        | text/html",
                "text/html,application/xhtml+xml,*/*;q=0.8  | text/html",
                "application/json                           | application/json",
                "application/*                              | application/json",
                "application/json;q=0.5, text/html          | text/html",
                "application/json, text/html;q=0.5          | application/json",
                "nonsense                                   | text/html",
            })
    void givesWhatIsLikedBetter(String accept, String type) {
        var answer = caller.send(caller.anonymously(PAGE).header("Accept", accept));

        assertThat(answer.statusCode()).isEqualTo(200);
        assertThat(answer.headers().firstValue("Content-Type"))
                .hasValueSatisfying(given -> assertThat(given).startsWith(type));
    }

    @ParameterizedTest
    @ValueSource(strings = {"user", "catalog", "playback", "notification"})
    void givesAsyncApiDocumentsWhoseReferencesLeadSomewhere(String context) {
        var path = PAGE + "/asyncapi/" + context;
        var document = caller.send(caller.anonymously(path));

        assertThat(document.headers().firstValue("Content-Type"))
                .hasValueSatisfying(type -> assertThat(type).startsWith("application/vnd.aai.asyncapi+yaml"));
        assertThat(document.body()).startsWith("asyncapi: 3.1.0");
        assertThat(REFERENCE
                        .matcher(document.body())
                        .results()
                        .map(found -> found.group(1))
                        .distinct())
                .hasSizeGreaterThan(2)
                .allSatisfy(reference -> {
                    var schema = caller.send(caller.anonymously(
                            URI.create(path).resolve(reference).toString()));
                    assertThat(schema.statusCode()).as(reference).isEqualTo(200);
                    assertThat(schema.headers().firstValue("Content-Type")).contains("application/schema+json");
                });
    }

    @Test
    void saysWhatHasNotChanged() {
        var tag = caller.send(caller.anonymously(PAGE))
                .headers()
                .firstValue("ETag")
                .orElseThrow();

        assertThat(caller.send(caller.anonymously(PAGE).header("If-None-Match", tag))
                        .statusCode())
                .isEqualTo(304);
        assertThat(caller.send(caller.anonymously(PAGE)
                                .header("If-None-Match", tag)
                                .header("Accept", "application/json"))
                        .statusCode())
                .isEqualTo(200);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                PAGE + "/",
                PAGE + "/contracts",
                PAGE + "/asyncapi/nobody",
                PAGE + "/contracts/catalog/asyncapi.yaml"
            })
    void hasNothingElseThere(String path) {
        assertThat(caller.send(caller.anonymously(path)).statusCode()).isIn(400, 404);
    }

    private static JsonNode of(JsonNode events, String type) {
        return events.valueStream()
                .filter(event -> event.get("type").asString().equals(type))
                .findFirst()
                .orElseThrow();
    }
}
