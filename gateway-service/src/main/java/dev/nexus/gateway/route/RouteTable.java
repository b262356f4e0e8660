package dev.nexus.gateway.route;

import static dev.nexus.gateway.route.Backend.CATALOG;
import static dev.nexus.gateway.route.Backend.NOTIFICATION;
import static dev.nexus.gateway.route.Backend.PLAYBACK;
import static dev.nexus.gateway.route.Backend.USER;
import static dev.nexus.gateway.route.RouteClass.JSON;
import static dev.nexus.gateway.route.RouteClass.LIVE;
import static dev.nexus.gateway.route.RouteClass.STREAM;
import static dev.nexus.gateway.route.RouteClass.UPLOAD;
import static org.springframework.http.HttpMethod.GET;
import static org.springframework.http.HttpMethod.POST;
import static org.springframework.http.HttpMethod.PUT;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpMethod;

/** Every path that leaves the gateway. The closest line wins, in whatever order; what matches none is not there. */
final class RouteTable {

    static final List<Route> ROUTES = List.of(
            // Below /me and /libraries, where several services meet.
            route("/api/v1/me/progress/**", PLAYBACK, JSON),
            route("/api/v1/me/continue-listening", PLAYBACK, JSON),
            route("/api/v1/me/bookmarks", PLAYBACK, JSON),
            route("/api/v1/me/books/{book}/bookmarks/**", PLAYBACK, JSON),
            route("/api/v1/me/playback-settings", PLAYBACK, JSON),
            route("/api/v1/me/books/{book}/settings", PLAYBACK, JSON),
            route(POST, "/api/v1/me/listening/imports", PLAYBACK, UPLOAD, LimitClass.UPLOAD),
            route("/api/v1/me/listening/export", PLAYBACK, STREAM),
            route("/api/v1/me/statistics/**", PLAYBACK, JSON),
            route("/api/v1/me/sessions/listening", PLAYBACK, JSON),
            route("/api/v1/me/live", NOTIFICATION, LIVE, LimitClass.LIVE),
            route("/api/v1/me/notifications/**", NOTIFICATION, JSON),
            route("/api/v1/me/notification-preferences", NOTIFICATION, JSON),
            route("/api/v1/me/push-subscriptions/**", NOTIFICATION, JSON),
            route("/api/v1/me/follows/**", NOTIFICATION, JSON),
            // All that a person ever did, in one archive.
            route(GET, "/api/v1/me/exports/{export}/**", USER, STREAM, null),
            route("/api/v1/me/**", USER, JSON),
            route(POST, "/api/v1/libraries/{library}/imports", CATALOG, UPLOAD, LimitClass.UPLOAD),
            route("/api/v1/libraries/{library}/imports", CATALOG, JSON),
            route("/api/v1/libraries/{library}/folders/**", CATALOG, JSON),
            route("/api/v1/libraries/{library}/storage", CATALOG, JSON),
            route("/api/v1/libraries/{library}/webhooks/**", NOTIFICATION, JSON),
            route("/api/v1/libraries/**", USER, JSON),
            // Catalogue.
            route("/api/v1/files/{file}/content", CATALOG, STREAM, LimitClass.STREAMING),
            route("/api/v1/files/{file}/links/**", CATALOG, JSON),
            route("/api/v1/files/{file}/segments/{segment}", CATALOG, STREAM, LimitClass.STREAMING),
            route("/api/v1/links/{secret}", CATALOG, STREAM, LimitClass.STREAMING),
            route("/api/v1/feeds/**", CATALOG, STREAM, LimitClass.STREAMING),
            route("/api/v1/books/{book}/download", CATALOG, STREAM, LimitClass.STREAMING),
            route("/api/v1/opds/**", CATALOG, JSON),
            route(PUT, "/api/v1/books/{book}/cover", CATALOG, UPLOAD, LimitClass.UPLOAD),
            route("/api/v1/books/{book}/cover", CATALOG, STREAM, LimitClass.STREAMING),
            route("/api/v1/books/**", CATALOG, JSON),
            route("/api/v1/search/**", CATALOG, JSON, LimitClass.SEARCH),
            route("/api/v1/imports/{import}", CATALOG, JSON),
            route("/api/v1/uploads/**", CATALOG, UPLOAD, LimitClass.UPLOAD),
            route("/api/v1/authors/**", CATALOG, JSON),
            route("/api/v1/narrators/**", CATALOG, JSON),
            route("/api/v1/series/**", CATALOG, JSON),
            route("/api/v1/genres/**", CATALOG, JSON),
            route("/api/v1/tags/**", CATALOG, JSON),
            route("/api/v1/publishers/**", CATALOG, JSON),
            route("/api/v1/people/**", CATALOG, JSON),
            // Notifications.
            route("/api/v1/push-key", NOTIFICATION, JSON),
            route("/api/v1/unsubscribe/{token}", NOTIFICATION, JSON, LimitClass.RECOVERY),
            // Identity.
            route(POST, "/api/v1/accounts", USER, JSON, LimitClass.REGISTRATION),
            route("/api/v1/accounts", USER, JSON),
            route(POST, "/api/v1/sessions", USER, JSON, LimitClass.SIGN_IN),
            route(POST, "/api/v1/sessions/refresh", USER, JSON, LimitClass.REFRESH),
            route("/api/v1/sessions/**", USER, JSON),
            route("/api/v1/sign-in/**", USER, JSON, LimitClass.SIGN_IN),
            route("/api/v1/password-resets/**", USER, JSON, LimitClass.RECOVERY),
            route("/api/v1/email-verifications/**", USER, JSON, LimitClass.RECOVERY),
            route("/api/v1/invitations/**", USER, JSON, LimitClass.RECOVERY),
            route("/api/v1/admin/**", USER, JSON),
            // What every service lets its operators do.
            route("/api/v1/admin/catalog/**", CATALOG, JSON),
            route("/api/v1/admin/playback/**", PLAYBACK, JSON),
            route("/api/v1/admin/notification/**", NOTIFICATION, JSON),
            route("/.well-known/jwks.json", USER, JSON));

    private RouteTable() {}

    private static Route route(String pattern, Backend backend, RouteClass type) {
        return route(pattern, backend, type, null);
    }

    private static Route route(String pattern, Backend backend, RouteClass type, @Nullable LimitClass limit) {
        return route(null, pattern, backend, type, limit);
    }

    private static Route route(
            @Nullable HttpMethod method, String pattern, Backend backend, RouteClass type, @Nullable LimitClass limit) {
        return new Route(method, pattern, backend, type, limit);
    }
}
