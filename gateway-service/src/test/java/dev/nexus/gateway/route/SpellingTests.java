package dev.nexus.gateway.route;

import static org.assertj.core.api.Assertions.assertThat;

import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.http.server.PathContainer;
import org.springframework.web.util.pattern.PathPatternParser;

class SpellingTests {

    @Provide
    Arbitrary<String> paths() {
        return Arbitraries.of(
                        "/", "/", "api", "v1", "me", "live", ".", "..", "%2e", "%2F", "%5c", "%6C", "%6c", "%20",
                        "%C3%A4", "%c0%af", ";", "%3b", "\\", "%", "%0", "%00", "%25", "a", "-", "~", ":", "@", "&",
                        "=", "%3D")
                .list()
                .ofMinSize(1)
                .ofMaxSize(12)
                .map(pieces -> "/" + String.join("", pieces));
    }

    /** What Spring reads in a path, here and in the services behind, is what is written. */
    @Property(tries = 5_000)
    void letsNothingPassThatOthersReadOtherwise(@ForAll("paths") String path) {
        if (Spelling.isPlain(path)) {
            var read = new StringBuilder();
            for (var element : PathContainer.parsePath(path).elements()) {
                if (element instanceof PathContainer.PathSegment segment) {
                    assertThat(segment.parameters()).isEmpty();
                    assertThat(segment.valueToMatch()).isNotIn(".", "..").doesNotContain("/", "\\", ";", "%", "\0");
                    read.append(segment.value());
                } else {
                    read.append(element.value());
                }
            }
            assertThat(read).hasToString(path).doesNotContain("//");
        }
    }

    /** The tree finds a line that Spring's own patterns match too. */
    @Property(tries = 5_000)
    void routesAsTheServicesBehindDo(@ForAll("paths") String path) {
        var route = new RouteTree(RouteTable.ROUTES).find("GET", path);
        if (route != null && Spelling.isPlain(path)) {
            assertThat(PathPatternParser.defaultInstance.parse(route.pattern()).matches(PathContainer.parsePath(path)))
                    .isTrue();
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/",
                "/api/v1/books",
                "/api/v1/books/",
                "/.well-known/jwks.json",
                "/api/v1/genres/Science%20Fiction",
                "/api/v1/genres/%C3%84",
                "/a/...",
                "/a/.hidden",
                "/a/b..c",
                "/a/~b:@!$&'()*+,="
            })
    void knowsPlainPaths(String path) {
        assertThat(Spelling.isPlain(path)).isTrue();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "", "*", "a", "//", "/a//b", "/.", "/..", "/a/..", "/a/../b", "/a/./b", "/%2e", "/%2E%2e", "/a;b",
                        "/%3B", "/a\\b",
                "/%5C", "/%2f", "/%41", "/%7e", "/%25", "/%00", "/%0a", "/%7f", "/%c0%ae", "/%", "/%a", "/%zz", "/a b",
                        "/ä", "/a\u0000"
            })
    void knowsOthers(String path) {
        assertThat(Spelling.isPlain(path)).isFalse();
    }
}
