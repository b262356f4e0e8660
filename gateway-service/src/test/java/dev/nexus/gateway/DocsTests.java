package dev.nexus.gateway;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.boot.test.web.server.LocalServerPort;

@GatewayTest
class DocsTests {

    private static final Pattern LINKED = Pattern.compile("(?:src|href)=\"([^\"]*)\"");

    private final Caller caller;

    DocsTests(@LocalServerPort int port) {
        this.caller = new Caller(port);
    }

    @Test
    void showsEverybodyAPageWhoseFilesAreAllHere() {
        // When
        var page = caller.send(caller.anonymously("/docs"));

        // Then
        assertThat(page.statusCode()).isEqualTo(200);
        assertThat(page.headers().firstValue("Content-Type")).contains("text/html;charset=UTF-8");
        assertThat(LINKED.matcher(page.body()).results().map(found -> found.group(1)))
                .hasSizeGreaterThan(5)
                .allSatisfy(file -> {
                    var answer = caller.send(caller.anonymously(file));
                    assertThat(answer.statusCode()).as(file).isEqualTo(200);
                    assertThat(answer.body()).as(file).isNotEmpty();
                });
    }

    @Test
    void showsAPageToTryTheGraphOnWhereThatIsAskedFor() {
        var page = caller.send(caller.anonymously("/graphiql"));

        assertThat(page.statusCode()).isEqualTo(200);
        assertThat(page.headers().firstValue("Content-Security-Policy"))
                .hasValueSatisfying(policy -> assertThat(policy).contains("script-src 'self'"));
        var parts = Pattern.compile("(?:src|href)=\"(/[^\"]+)\"").matcher(page.body());
        assertThat(parts.results().map(part -> part.group(1)))
                .hasSizeGreaterThan(4)
                .allSatisfy(
                        part -> assertThat(caller.send(caller.anonymously(part)).statusCode())
                                .as(part)
                                .isEqualTo(200));
    }

    @Test
    void runsNoScriptOfAPageAndTalksToNobodyElse() {
        // When
        var page = caller.send(caller.anonymously("/docs"));

        // Then
        assertThat(page.headers().firstValue("Content-Security-Policy"))
                .hasValueSatisfying(policy ->
                        assertThat(policy).contains("default-src 'none'").doesNotContain("unsafe", "http", "*"));
        assertThat(Pattern.compile("<script(?![^>]* src=)")
                        .matcher(page.body())
                        .results()
                        .map(MatchResult::group))
                .isEmpty();
        assertThat(page.body()).doesNotContain("style=", "//");
    }

    @ParameterizedTest
    @ValueSource(strings = {"user", "catalog", "playback", "notification", "gateway"})
    void givesEachServicesDocument(String service) throws IOException {
        // When
        var answer = caller.send(caller.anonymously("/docs/openapi/" + service + ".json"));

        // Then
        assertThat(answer.statusCode()).isEqualTo(200);
        assertThat(answer.headers().firstValue("Content-Type")).contains("application/json");
        assertThat(answer.body()).isEqualTo(Files.readString(Path.of("../docs/openapi", service + ".json")));
    }

    @ParameterizedTest
    @ValueSource(strings = {"/docs", "/docs/assets/swagger-ui-bundle.js", "/docs/openapi/user.json"})
    void saysWhatHasNotChanged(String file) {
        // Given
        var tag = caller.send(caller.anonymously(file)).headers().firstValue("ETag");

        // When
        var again = caller.send(caller.anonymously(file).header("If-None-Match", tag.orElseThrow()));

        // Then
        assertThat(again.statusCode()).isEqualTo(304);
        assertThat(again.body()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"/docs/", "/docs/assets/", "/docs/assets/index.html", "/docs/openapi/../application.yml"})
    void hasNothingElseThere(String path) {
        // When
        var answer = caller.send(caller.anonymously(path));

        // Then
        assertThat(answer.statusCode()).isIn(400, 404);
    }
}
