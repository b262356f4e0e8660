package dev.nexus.gateway.route;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Collections;
import java.util.Random;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RouteTreeTests {

    @ParameterizedTest
    @CsvSource({
        "GET, /api/v1/me, /api/v1/me/**",
        "GET, /api/v1/me/, /api/v1/me/**",
        "GET, /api/v1/me/live, /api/v1/me/live",
        "GET, /api/v1/me/live/1, /api/v1/me/**",
        "GET, /api/v1/me/livelier, /api/v1/me/**",
        "GET, /api/v1/me/%6Cive, /api/v1/me/**",
        "GET, /api/v1/me/books/1/bookmarks, /api/v1/me/books/{book}/bookmarks/**",
        "GET, /api/v1/me/books/1/bookmarks/2, /api/v1/me/books/{book}/bookmarks/**",
        "GET, /api/v1/me/books//bookmarks, /api/v1/me/**",
        "GET, /api/v1/me/books/1, /api/v1/me/**",
        "GET, /api/v1/me/exports/1, /api/v1/me/exports/{export}/**",
        "HEAD, /api/v1/me/exports/1/content, /api/v1/me/exports/{export}/**",
        "DELETE, /api/v1/me/exports/1, /api/v1/me/**",
        "GET, /api/v1/me/exports, /api/v1/me/**",
        "GET, /api/v1/libraries/imports, /api/v1/libraries/**",
        "GET, /api/v1/books/1/cover, /api/v1/books/{book}/cover",
        "GET, /api/v1/books/1/cover/x, /api/v1/books/**",
        "POST, /api/v1/accounts, /api/v1/accounts",
    })
    void findsTheClosestLine(String method, String path, String pattern) {
        // Given: the lines in any order
        var lines = new ArrayList<>(RouteTable.ROUTES);
        Collections.shuffle(lines, new Random(path.hashCode()));

        // When
        var route = new RouteTree(lines).find(method, path);

        // Then
        assertThat(route).extracting(Route::pattern).isEqualTo(pattern);
    }

    @ParameterizedTest
    @CsvSource({
        "POST, /api/v1/libraries/1/imports, UPLOAD, UPLOAD",
        "GET, /api/v1/libraries/1/imports, JSON, READING",
        "PUT, /api/v1/books/1/cover, UPLOAD, UPLOAD",
        "HEAD, /api/v1/books/1/cover, STREAM, STREAMING",
        "GET, /api/v1/files/1/content, STREAM, STREAMING",
        "GET, /api/v1/me/live, LIVE, LIVE",
        "POST, /api/v1/accounts, JSON, REGISTRATION",
        "GET, /api/v1/accounts, JSON, READING",
        "POST, /api/v1/sessions, JSON, SIGN_IN",
        "GET, /api/v1/sign-in/x/callback, JSON, SIGN_IN",
        "POST, /api/v1/sessions/refresh, JSON, REFRESH",
        "DELETE, /api/v1/sessions/1, JSON, WRITING",
        "PUT, /api/v1/password-resets/abc, JSON, RECOVERY",
        "GET, /api/v1/search, JSON, SEARCH",
        "POST, /api/v1/me/progress/reports, JSON, WRITING",
        "PATCH, /api/v1/uploads/1, UPLOAD, UPLOAD",
    })
    void knowsWhatARequestIs(String method, String path, RouteClass type, LimitClass limit) {
        // When
        var route = new RouteTree(RouteTable.ROUTES).find(method, path);

        // Then
        assertThat(route).isNotNull().satisfies(found -> {
            assertThat(found.type()).isEqualTo(type);
            assertThat(found.limitClass(method)).isEqualTo(limit);
        });
    }

    @ParameterizedTest
    @CsvSource({
        "GET, /",
        "GET, /api/v1",
        "GET, /api/v1/",
        "GET, /api/v1/accounts/",
        "GET, /api/v1/accounts/1",
        "GET, /api/v1/imports",
        "GET, /api/v1/imports/",
        "GET, /api/v1/imports/1/2",
        "GET, /api/v1/files//content",
        "GET, /api/v1/meanwhile",
        "GET, /.well-known",
    })
    void findsNothingElse(String method, String path) {
        assertThat(new RouteTree(RouteTable.ROUTES).find(method, path)).isNull();
    }
}
