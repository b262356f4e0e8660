package dev.nexus.platform.security;

import static org.assertj.core.api.Assertions.assertThat;

import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.mock.web.MockHttpServletRequest;
import org.springframework.security.oauth2.core.OAuth2AuthenticationException;
import org.springframework.security.oauth2.server.resource.web.BearerTokenResolver;
import org.springframework.security.oauth2.server.resource.web.DefaultBearerTokenResolver;

class BearerTokensTests {

    @ParameterizedTest
    @ValueSource(
            strings = {
                "Bearer abc",
                "bearer abc",
                "BEARER aZ09-._~+/==",
                "Bearer a=",
                "Bearer =",
                "Bearer ==",
                "Bearer a=b",
                "Bearer",
                "Bearer ",
                "Bearer  abc",
                "Bearer abc ",
                "Bearer\tabc",
                "Bearerabc",
                "Bearer a b",
                "Bearer a,b",
                "Bearer a\u00e4b",
                "Bearer a\nb",
                "Basic abc",
                "Bear abc",
                "",
                " Bearer abc"
            })
    void readsAHeaderAsSpringDoes(String header) {
        var request = new MockHttpServletRequest();
        request.addHeader("Authorization", header);

        assertThat(read(new BearerTokens(), request)).isEqualTo(read(new DefaultBearerTokenResolver(), request));
    }

    @Test
    void readsNoTokenFromAnywhereElse() {
        var request = new MockHttpServletRequest("GET", "/?access_token=abc");
        request.addParameter("access_token", "abc");

        assertThat(new BearerTokens().resolve(request)).isNull();
    }

    private static @Nullable String read(BearerTokenResolver tokens, MockHttpServletRequest request) {
        try {
            return tokens.resolve(request);
        } catch (OAuth2AuthenticationException refused) {
            return "refused: " + refused.getError();
        }
    }
}
