package dev.nexus.gateway.route;

import static dev.nexus.gateway.route.Backend.CATALOG;
import static dev.nexus.gateway.route.Backend.NOTIFICATION;
import static dev.nexus.gateway.route.Backend.PLAYBACK;
import static dev.nexus.gateway.route.Backend.USER;
import static dev.nexus.gateway.route.RouteClass.JSON;
import static dev.nexus.gateway.route.RouteClass.LIVE;
import static dev.nexus.gateway.route.RouteClass.STREAM;
import static dev.nexus.gateway.route.RouteClass.UPLOAD;
import static org.springframework.http.HttpMethod.POST;
import static org.springframework.http.HttpMethod.PUT;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpMethod;

/** Every path that leaves the gateway. The first line that matches wins; what matches none is not there. */
final class RouteTable {

    static final List<Route> ROUTES = List.of(
            // Below /me and /libraries, where several services meet: the narrow ones first.
            route("/api/v1/me/progress/**", PLAYBACK, JSON),
            route("/api/v1/me/continue-listening", PLAYBACK, JSON),
            route("/api/v1/me/books/{book}/bookmarks/**", PLAYBACK, JSON),
            route("/api/v1/me/statistics", PLAYBACK, JSON),
            route("/api/v1/me/sessions/listening", PLAYBACK, JSON),
            route("/api/v1/me/live", NOTIFICATION, LIVE),
            route("/api/v1/me/notifications/**", NOTIFICATION, JSON),
            route("/api/v1/me/notification-preferences", NOTIFICATION, JSON),
            route("/api/v1/me/**", USER, JSON),
            route(POST, "/api/v1/libraries/{library}/imports", CATALOG, UPLOAD),
            route("/api/v1/libraries/{library}/imports", CATALOG, JSON),
            route("/api/v1/libraries/{library}/webhooks/**", NOTIFICATION, JSON),
            route("/api/v1/libraries/**", USER, JSON),
            // Catalogue.
            route("/api/v1/files/{file}/content", CATALOG, STREAM),
            route("/api/v1/files/{file}/links", CATALOG, JSON),
            route(PUT, "/api/v1/books/{book}/cover", CATALOG, UPLOAD),
            route("/api/v1/books/{book}/cover", CATALOG, STREAM),
            route("/api/v1/books/**", CATALOG, JSON),
            route("/api/v1/search", CATALOG, JSON),
            route("/api/v1/imports/{import}", CATALOG, JSON),
            route("/api/v1/uploads/**", CATALOG, UPLOAD),
            route("/api/v1/authors/**", CATALOG, JSON),
            route("/api/v1/narrators/**", CATALOG, JSON),
            route("/api/v1/series/**", CATALOG, JSON),
            route("/api/v1/genres/**", CATALOG, JSON),
            // Identity.
            route("/api/v1/accounts", USER, JSON),
            route("/api/v1/sessions/**", USER, JSON),
            route("/api/v1/password-resets/**", USER, JSON),
            route("/api/v1/email-verifications/**", USER, JSON),
            route("/.well-known/jwks.json", USER, JSON));

    private RouteTable() {}

    private static Route route(String pattern, Backend backend, RouteClass type) {
        return route(null, pattern, backend, type);
    }

    private static Route route(@Nullable HttpMethod method, String pattern, Backend backend, RouteClass type) {
        return new Route(method, pattern, backend, type);
    }
}
