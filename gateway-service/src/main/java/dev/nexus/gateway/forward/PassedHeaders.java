package dev.nexus.gateway.forward;

import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.springframework.cloud.gateway.server.mvc.filter.HttpHeadersFilter.RequestHttpHeadersFilter;
import org.springframework.cloud.gateway.server.mvc.filter.HttpHeadersFilter.ResponseHttpHeadersFilter;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.http.HttpHeaders;

/** Which headers pass: all but those of one connection and, from a client, those that claim an identity or a way. */
@Configuration(proxyBeanMethods = false)
class PassedHeaders {

    /** RFC 9110, section 7.6.1, and what is still seen in the wild. */
    private static final Set<String> OF_ONE_CONNECTION = Set.of(
            "connection",
            "keep-alive",
            "proxy-authenticate",
            "proxy-authorization",
            "proxy-connection",
            "te",
            "trailer",
            "transfer-encoding",
            "upgrade");

    /** Who a caller is, stands in the token; where a request came from, only a trusted proxy may say. */
    private static final List<String> CLAIMS =
            List.of("x-user-", "x-forwarded-", "x-original-", "x-auth-", "x-remote-", "x-authenticated-");

    private static final Set<String> CLAIM = Set.of(
            "forwarded",
            "x-user",
            "x-forwarded",
            "x-real-ip",
            "x-client-ip",
            "x-cluster-client-ip",
            "true-client-ip",
            "cf-connecting-ip",
            "x-rewrite-url",
            "x-http-method",
            "x-http-method-override",
            "x-method-override");

    @Bean
    RequestHttpHeadersFilter requestHeaders() {
        return (headers, request) -> without(headers, true);
    }

    @Bean
    ResponseHttpHeadersFilter responseHeaders() {
        return (headers, response) -> without(headers, false);
    }

    static HttpHeaders without(HttpHeaders headers, boolean fromClient) {
        var named = named(headers);
        var passed = new HttpHeaders();
        headers.forEach((name, values) -> {
            var lower = name.toLowerCase(Locale.ROOT);
            if (!OF_ONE_CONNECTION.contains(lower)
                    && !named.contains(lower)
                    && !(fromClient && isClaim(lower.replace('_', '-')))) {
                passed.addAll(name, values);
            }
        });
        return passed;
    }

    private static boolean isClaim(String name) {
        return CLAIM.contains(name) || CLAIMS.stream().anyMatch(name::startsWith);
    }

    /** A connection's own headers are also those that {@code Connection} names. */
    private static Set<String> named(HttpHeaders headers) {
        var named = new HashSet<String>();
        for (var value : headers.getOrEmpty(HttpHeaders.CONNECTION)) {
            Arrays.stream(value.split(",", -1))
                    .map(name -> name.strip().toLowerCase(Locale.ROOT))
                    .forEach(named::add);
        }
        return named;
    }
}
