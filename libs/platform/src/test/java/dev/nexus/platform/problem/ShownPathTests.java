package dev.nexus.platform.problem;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ShownPathTests {

    private static final String TOKEN = "dGhpcyBpcyBub3QgYSB0b2tlbiBidXQgbGlrZSBvbmU";

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/",
                "/api/v1/me",
                "/api/v1/books/0190a1b2-0000-7000-8000-000000000001/cover",
                "http://localhost:8080/api/v1/me"
            })
    void showsWhatIsNoSecret(String path) {
        assertThat(ShownPath.of(path)).isSameAs(path);
    }

    @ParameterizedTest
    @CsvSource({
        "/api/v1/password-resets/%s, /api/v1/password-resets/…",
        "/api/v1/invitations/%s/accept, /api/v1/invitations/…/accept",
        "%s, …",
        "/%s/, /…/"
    })
    void leavesTokensOut(String path, String shown) {
        assertThat(ShownPath.of(path.formatted(TOKEN))).isEqualTo(shown);
    }

    @Test
    void leavesTheQueryOut() {
        assertThat(ShownPath.of("/api/v1/me?access_token=short")).isEqualTo("/api/v1/me");
    }
}
