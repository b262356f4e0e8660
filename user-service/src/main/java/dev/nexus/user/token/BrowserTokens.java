package dev.nexus.user.token;

import java.util.List;
import org.springframework.http.ResponseCookie;

/**
 * What a browser gets beside the tokens.
 *
 * @param csrfToken what the page sends along with unsafe requests
 * @param cookies the tokens as cookies
 */
record BrowserTokens(String csrfToken, List<ResponseCookie> cookies) {

    BrowserTokens {
        cookies = List.copyOf(cookies);
    }

    @Override
    public String toString() {
        return "BrowserTokens[hidden]";
    }
}
