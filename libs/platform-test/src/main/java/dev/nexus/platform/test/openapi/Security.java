package dev.nexus.platform.test.openapi;

import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import org.springframework.boot.context.properties.bind.Bindable;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.http.server.PathContainer;
import org.springframework.web.util.pattern.PathPatternParser;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** Says what each operation needs, read from the settings that decide about it. */
final class Security {

    private static final String BEARER = "bearer";
    private static final String API_KEY = "apiKey";
    private static final String COOKIE = "cookie";

    private Security() {}

    static void complete(GeneratedApi api) {
        schemes(api);
        List<String> open = setting(api, "public-paths");
        List<String> interactive = Stream.concat(
                        Stream.of("/api/v1/admin/**"), setting(api, "interactive-only").stream())
                .toList();
        alternatives(api.document().putArray("security"), BEARER, API_KEY, COOKIE);
        api.operations().forEach(operation -> {
            if (matches(open, operation)) {
                operation.node().putArray("security");
            } else if (matches(interactive, operation)) {
                alternatives(operation.node().putArray("security"), BEARER, COOKIE);
            }
        });
    }

    static boolean isOpen(GeneratedApi.Operation operation) {
        return operation.node().path("security").isArray()
                && operation.node().path("security").isEmpty();
    }

    private static void schemes(GeneratedApi api) {
        ObjectNode schemes = api.components("securitySchemes");
        schemes.putObject(BEARER)
                .put("type", "http")
                .put("scheme", "bearer")
                .put("bearerFormat", "JWT")
                .put("description", "The access token of a session, or an API key");
        schemes.putObject(API_KEY)
                .put("type", "apiKey")
                .put("in", "header")
                .put("name", "X-API-Key")
                .put("description", "An API key, as good as its scopes");
        schemes.putObject(COOKIE)
                .put("type", "apiKey")
                .put("in", "cookie")
                .put("name", "__Host-nexus-access")
                .put(
                        "description",
                        "Set by a sign-in with the transport `cookie`; unsafe methods then need `X-CSRF-Token`, too");
    }

    private static void alternatives(ArrayNode security, String... schemes) {
        for (String scheme : schemes) {
            security.addObject().putArray(scheme);
        }
    }

    private static List<String> setting(GeneratedApi api, String name) {
        return Binder.get(api.environment())
                .bind("nexus.security." + name, Bindable.listOf(String.class))
                .orElse(List.of());
    }

    /** As {@code RequestPattern} of the platform reads them. */
    private static boolean matches(List<String> patterns, GeneratedApi.Operation operation) {
        return patterns.stream().anyMatch(pattern -> {
            String[] parts = pattern.strip().split(" +", 2);
            String path = parts[parts.length - 1];
            boolean method =
                    parts.length == 1 || parts[0].toLowerCase(Locale.ROOT).equals(operation.method());
            return method
                    && PathPatternParser.defaultInstance.parse(path).matches(PathContainer.parsePath(operation.path()));
        });
    }
}
