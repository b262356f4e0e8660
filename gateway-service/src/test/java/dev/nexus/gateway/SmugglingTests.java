package dev.nexus.gateway;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.springframework.boot.test.web.server.LocalServerPort;

/**
 * Promise 18: whatever a client writes on the wire, a backend gets one request for it at the most, and none of what the
 * client claims to be. The token in the first request is good, so that only the form of a request can stop it.
 */
@PublicGatewayTest
class SmugglingTests {

    private static final String HIDDEN =
            "GET /api/v1/books/hidden HTTP/1.1\r\nHost: gateway\r\nX-User-Id: evil\r\n\r\n";
    private static final String HIDDEN_CHUNK = Integer.toHexString(HIDDEN.length()) + "\r\n" + HIDDEN + "\r\n0\r\n\r\n";
    private static final String TAIL = "0\r\n\r\n" + HIDDEN;

    private final int port;

    SmugglingTests(@LocalServerPort int port) {
        this.port = port;
    }

    @BeforeEach
    void forget() {
        PublicSuite.BACKEND.forget();
    }

    static Stream<Arguments> lengths() {
        var attacks = new ArrayList<Arguments>();
        for (var length : List.of("4", "0", Integer.toString(TAIL.length()), "999")) {
            attacks.add(
                    attack("CL.TE " + length, "Content-Length: " + length + "\r\nTransfer-Encoding: chunked", TAIL));
            attacks.add(
                    attack("TE.CL " + length, "Transfer-Encoding: chunked\r\nContent-Length: " + length, HIDDEN_CHUNK));
        }
        for (var coding : List.of(
                "Transfer-Encoding: xchunked",
                "Transfer-Encoding: chunked, identity",
                "Transfer-Encoding: identity, chunked",
                "Transfer-Encoding: chunked, chunked",
                "Transfer-Encoding: identity",
                "Transfer-Encoding: gzip, chunked",
                "Transfer-Encoding: gzip",
                "Transfer-Encoding: \"chunked\"",
                "Transfer-Encoding: chunked;q=1",
                "Transfer-Encoding:",
                "Transfer-Encoding: ,chunked",
                "Transfer-Encoding:chunked",
                "Transfer-Encoding:\tchunked",
                "Transfer-Encoding: \u000bchunked",
                "Transfer-Encoding: \u000cchunked",
                "Transfer-Encoding: CHUNKED",
                "Transfer-Encoding : chunked",
                "Transfer-Encoding\t: chunked",
                " Transfer-Encoding: chunked",
                "X: y\r\n Transfer-Encoding: chunked",
                "X: y\nTransfer-Encoding: chunked",
                "X: y\rTransfer-Encoding: chunked",
                "Transfer-Encoding\r\n: chunked",
                "Transfer-Encoding:\r\n chunked",
                "Transfer-Encoding: chunked\r\nTransfer-Encoding: identity",
                "Transfer-Encoding: identity\r\nTransfer-Encoding: chunked",
                "Transfer-Encoding: chunked\r\nTransfer-Encoding: chunked",
                "Transfer_Encoding: chunked",
                "Transfer-Encoding: chunked\u0000",
                "\u0000Transfer-Encoding: chunked")) {
            attacks.add(attack(coding + " and a length", coding + "\r\nContent-Length: 4", TAIL));
            attacks.add(attack("a length and " + coding, "Content-Length: " + TAIL.length() + "\r\n" + coding, TAIL));
            attacks.add(attack(coding + " alone", coding, TAIL));
        }
        for (var length : List.of(
                "Content-Length: 0\r\nContent-Length: " + HIDDEN.length(),
                "Content-Length: " + HIDDEN.length() + "\r\nContent-Length: 0",
                "Content-Length: 0, " + HIDDEN.length(),
                "Content-Length: 0,0",
                "Content-Length: +0",
                "Content-Length: -1",
                "Content-Length: 0x0",
                "Content-Length: 0 0",
                "Content-Length: 0;",
                "Content-Length: 00",
                "Content-Length: 1e1",
                "Content-Length:",
                "Content-Length: \u000b0",
                "Content-Length : 0",
                "Content-Length\t: 0",
                "Content-Length\r\n: 0",
                "Content-Length: 18446744073709551616",
                "Content-Length: 9223372036854775808",
                "X: y\nContent-Length: 0",
                "Content_Length: 0",
                "Content-Length: 0\r\n 0")) {
            attacks.add(attack(length, length, HIDDEN));
        }
        for (var chunks : List.of(
                "0;a=b\r\n\r\n",
                "0;\r\n\r\n",
                "0;a=\"\r\n\r\n",
                "0;a\nb\r\n\r\n",
                "0;" + "a".repeat(10_000) + "\r\n\r\n",
                "00000000000000000000\r\n\r\n",
                "0x0\r\n\r\n",
                "+0\r\n\r\n",
                "-1\r\n\r\n",
                " 0\r\n\r\n",
                "0 \r\n\r\n",
                "0\n\n",
                "0\r\r",
                "0\r\nX-User-Id: evil\r\nNexus-Client-Address: 6.6.6.6\r\n\r\n",
                "0\r\nContent-Length: 100\r\n\r\n",
                "0\r\nTransfer-Encoding: chunked\r\n\r\n",
                "1\r\nAB\r\n0\r\n\r\n",
                "1\r\nA0\r\n\r\n",
                "2\r\nA\r\n0\r\n\r\n",
                "fffffffffffffffff\r\n",
                "7fffffffffffffff\r\n",
                "ffffffff\r\n",
                "\r\n",
                "g\r\n\r\n")) {
            attacks.add(attack("chunks " + chunks, "Transfer-Encoding: chunked", chunks + HIDDEN));
        }
        return attacks.stream();
    }

    static Stream<Arguments> headers() {
        return Stream.of(
                        "X-User-Id: evil",
                        "x_user_id: evil",
                        "X-USER-ROLES: evil",
                        "X-User-Id : evil",
                        "X-User-Id\t: evil",
                        " X-User-Id: evil",
                        // Folded, it is a part of the value before, as RFC 9112 has it.
                        "X: y\r\n X-User-Id: folded",
                        "X: y\r\n\tX-User-Id: folded",
                        "X: y\nX-User-Id: evil",
                        "X: y\rX-User-Id: evil",
                        "X: y\u0000X-User-Id: evil",
                        "X\u0000-User-Id: evil",
                        "X-User-Id: evil\u0000",
                        ": evil\r\nX-User-Id: evil",
                        "X-User-Id\r\n: evil",
                        "X-User-Id evil",
                        "X-Forwarded-For: 6.6.6.6",
                        "X-Forwarded-Host: evil",
                        "Forwarded: for=6.6.6.6;host=evil",
                        "X-Real-IP: 6.6.6.6",
                        "X-Original-URL: /evil",
                        "X-HTTP-Method-Override: EVIL",
                        "Nexus-Client-Address: 6.6.6.6",
                        "nexus_client_address: 6.6.6.6",
                        "NEXUS-CLIENT-ADDRESS: 6.6.6.6",
                        "Nexus-Evil: evil",
                        "Connection: Nexus-Client-Address",
                        "Connection: X-Y\r\nX-Y: evil",
                        "Connection: close, X-Y\r\nX-Y: evil",
                        "Host: evil",
                        "Host: gateway@evil",
                        "Host: gateway/evil",
                        "Host: gateway:80:evil",
                        "Host: evil\u0000gateway",
                        "Upgrade: h2c\r\nHTTP2-Settings: evil\r\nConnection: Upgrade, HTTP2-Settings",
                        "Upgrade: websocket\r\nConnection: Upgrade",
                        "Proxy-Authorization: evil",
                        "TE: trailers, evil",
                        "Trailer: evil",
                        "Keep-Alive: evil",
                        "Cookie: evil=1",
                        "X-API-Key:",
                        "Expect: 100-continue\r\nContent-Length: 0",
                        "Expect: evil")
                .map(header -> attack(header, header, ""));
    }

    @ParameterizedTest(name = "[{index}]")
    @MethodSource({"lengths", "headers"})
    void passesNoSecondRequestAndNoClaim(String name, String headers, String body) {
        // When
        send("POST /api/v1/books HTTP/1.1\r\nHost: gateway\r\nAuthorization: " + Caller.bearer() + "\r\n" + headers
                + "\r\n\r\n" + body);

        // Then
        nothingGotThrough(name);
    }

    static Stream<String> starts() {
        var token = "\r\nAuthorization: " + Caller.bearer();
        var host = "\r\nHost: gateway";
        return Stream.of(
                "GET /api/v1/books\r\n",
                "GET /api/v1/books HTTP/0.9" + host + token + "\r\n\r\n",
                "GET /api/v1/books HTTP/1.0" + token + "\r\nConnection: keep-alive\r\n\r\n" + HIDDEN,
                "GET /api/v1/books HTTP/1.1" + token + "\r\n\r\n",
                "GET /api/v1/books HTTP/1.1" + host + host + token + "\r\n\r\n",
                "GET /api/v1/books HTTP/1.1" + host + "\r\nHost: evil" + token + "\r\n\r\n",
                "GET /api/v1/books HTTP/1.2" + host + token + "\r\n\r\n",
                "GET /api/v1/books HTTP/2.0" + host + token + "\r\n\r\n",
                "GET /api/v1/books HTTP/1.1 evil" + host + token + "\r\n\r\n",
                "GET /api/v1/books evil HTTP/1.1" + host + token + "\r\n\r\n",
                "GET\t/api/v1/books\tHTTP/1.1" + host + token + "\r\n\r\n",
                "GET  /api/v1/books  HTTP/1.1" + host + token + "\r\n\r\n",
                " GET /api/v1/books HTTP/1.1" + host + token + "\r\n\r\n",
                "\r\n\r\nGET /api/v1/books HTTP/1.1" + host + token + "\r\n\r\n",
                "GET http://evil/api/v1/books HTTP/1.1" + host + token + "\r\n\r\n",
                "GET http://evil@gateway/api/v1/books HTTP/1.1" + host + token + "\r\n\r\n",
                "GET //evil/api/v1/books HTTP/1.1" + host + token + "\r\n\r\n",
                "GET @evil/api/v1/books HTTP/1.1" + host + token + "\r\n\r\n",
                "GET /api/v1/books\u0000evil HTTP/1.1" + host + token + "\r\n\r\n",
                "GET /api/v1/books\nX-User-Id: evil HTTP/1.1" + host + token + "\r\n\r\n",
                "GET /api/v1/books?a=%0d%0aX-User-Id:%20evi HTTP/1.1" + host + token + "\r\n\r\n",
                "GET /api/v1/books%20HTTP/1.1%0d%0aX-User-Id:evil HTTP/1.1" + host + token + "\r\n\r\n",
                "GET /api/v1/books HTTP/1.1\nHost: gateway\nX-User-Id: evil" + token + "\n\n",
                "G\u0000T /api/v1/books HTTP/1.1" + host + token + "\r\n\r\n",
                "GET\r\n /api/v1/books HTTP/1.1" + host + token + "\r\n\r\n",
                "CONNECT gateway:80 HTTP/1.1" + host + token + "\r\n\r\n" + HIDDEN,
                "TRACE /api/v1/books HTTP/1.1" + host + token + "\r\n\r\n",
                "PRI * HTTP/2.0\r\n\r\nSM\r\n\r\n",
                // Two in one go are two: the hidden one has no token.
                "GET /api/v1/books HTTP/1.1" + host + token + "\r\n\r\n" + HIDDEN,
                "GET /api/v1/books HTTP/1.1" + host + token + "\r\nContent-Length: " + HIDDEN.length() + "\r\n\r\n"
                        + HIDDEN,
                "HEAD /api/v1/books HTTP/1.1" + host + token + "\r\n\r\n" + HIDDEN,
                "DELETE /api/v1/books/1 HTTP/1.1" + host + token + "\r\n\r\n" + HIDDEN);
    }

    @ParameterizedTest(name = "[{index}]")
    @MethodSource("starts")
    void passesNothingOfAStrangeStart(String request) {
        // When
        send(request);

        // Then
        nothingGotThrough(request);
    }

    @Test
    void passesAnHonestRequest() {
        // When
        var answer = send("POST /api/v1/books HTTP/1.1\r\nHost: gateway\r\nAuthorization: " + Caller.bearer()
                + "\r\nTransfer-Encoding: chunked\r\nConnection: close\r\n\r\n2;note=1\r\n{}\r\n0\r\n\r\n");

        // Then: so that the others mean something
        assertThat(answer).startsWith("HTTP/1.1 200 ");
        assertThat(PublicSuite.BACKEND.heads())
                .singleElement()
                .asString()
                .startsWith("POST /api/v1/books HTTP/1.1\r\n");
    }

    private String send(String request) {
        try (var client = new RawClient(port)) {
            client.send(request.getBytes(StandardCharsets.ISO_8859_1));
            client.endOfRequests();
            return client.rest();
        }
    }

    private static void nothingGotThrough(String name) {
        var heads = PublicSuite.BACKEND.heads();
        assertThat(heads).as(name).hasSizeLessThanOrEqualTo(1);
        assertThat(heads).allSatisfy(head -> {
            assertThat(head.toLowerCase(Locale.ROOT)).doesNotContain("evil", "6.6.6.6", "hidden");
            assertThat(head.lines().map(line -> line.toLowerCase(Locale.ROOT)))
                    .noneMatch(line -> line.startsWith("x-user-") || line.startsWith("x_user_"));
            assertThat(head).containsOnlyOnce("\r\nNexus-Client-Address: 127.0.0.1\r\n");
            assertThat(head.lines().filter(line -> line.regionMatches(true, 0, "host:", 0, 5)))
                    .hasSize(1);
        });
    }

    private static Arguments attack(String name, String headers, String body) {
        return Arguments.of(name, headers, body);
    }
}
