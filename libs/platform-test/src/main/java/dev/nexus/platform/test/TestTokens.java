package dev.nexus.platform.test;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import io.jsonwebtoken.JwtBuilder;
import io.jsonwebtoken.Jwts;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.math.BigInteger;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.security.KeyPair;
import java.security.interfaces.RSAPublicKey;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.Base64;
import java.util.Date;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.UnaryOperator;

/** Access tokens as user-service signs them, by a key of the tests' own, and the key set that services verify them with. */
public final class TestTokens {

    private static final KeyPair KEYS = Jwts.SIG.RS256.keyPair().build();
    private static final KeyPair OTHER_KEYS = Jwts.SIG.RS256.keyPair().build();
    private static final String KEY_ID = "test";
    private static final byte[] NOTHING_REVOKED =
            "{\"sessions\":[],\"accounts\":{},\"keys\":[]}".getBytes(StandardCharsets.UTF_8);
    private static final String JWKS_URL = serve();

    private TestTokens() {}

    /** Where the public key is; a list of revocations with nothing in it is beside it. */
    public static String jwksUrl() {
        return JWKS_URL;
    }

    /** The value of an {@code Authorization} header. */
    public static String bearer(UUID account, String... roles) {
        return "Bearer " + sign(account, KEYS, builder -> builder.claim("roles", List.of(roles)));
    }

    /** With further claims, for example a {@code scope} as an API key's token has one. */
    public static String with(UUID account, Map<String, ?> claims) {
        return "Bearer " + sign(account, KEYS, builder -> builder.claims(claims));
    }

    /** Good, but of a key that is not known. */
    public static String ofUnknownKey(UUID account) {
        String keyId = UUID.randomUUID().toString();
        return "Bearer "
                + sign(account, OTHER_KEYS, builder -> builder.header()
                        .keyId(keyId)
                        .and());
    }

    /** Ended a minute ago. */
    public static String expired(UUID account) {
        Instant ended = Instant.now().minus(Duration.ofMinutes(1));
        return "Bearer " + sign(account, KEYS, builder -> builder.expiration(Date.from(ended)));
    }

    /** Signed by a key that nobody published, under the name of one that is. */
    public static String forged(UUID account) {
        return "Bearer " + sign(account, OTHER_KEYS, UnaryOperator.identity());
    }

    /** Made for somebody else. */
    public static String withAudience(UUID account, String audience) {
        return "Bearer "
                + sign(
                        account,
                        KEYS,
                        builder -> builder.audience().clear().add(audience).and());
    }

    static KeyPair keys() {
        return KEYS;
    }

    static String keyId() {
        return KEY_ID;
    }

    private static String sign(UUID account, KeyPair keys, UnaryOperator<JwtBuilder> change) {
        Instant now = Instant.now();
        JwtBuilder token = Jwts.builder()
                .header()
                .type("at+jwt")
                .keyId(KEY_ID)
                .and()
                .issuer("nexus")
                .audience()
                .add("nexus")
                .and()
                .subject(account.toString())
                .claim("sid", UUID.randomUUID().toString())
                .claim("roles", List.of())
                .id(UUID.randomUUID().toString())
                .issuedAt(Date.from(now))
                .expiration(Date.from(now.plus(Duration.ofMinutes(10))));
        return change.apply(token).signWith(keys.getPrivate(), Jwts.SIG.RS256).compact();
    }

    private static String serve() {
        RSAPublicKey key = (RSAPublicKey) KEYS.getPublic();
        byte[] set = """
                {"keys":[{"kty":"RSA","use":"sig","alg":"RS256","kid":"%s","n":"%s","e":"%s"}]}""".formatted(KEY_ID, unsigned(key.getModulus()), unsigned(key.getPublicExponent()))
                .getBytes(StandardCharsets.UTF_8);
        try {
            HttpServer server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
            server.createContext("/.well-known/jwks.json", exchange -> answer(exchange, set));
            server.createContext("/internal/revocations", exchange -> answer(exchange, NOTHING_REVOKED));
            server.start();
            return "http://127.0.0.1:%d/.well-known/jwks.json"
                    .formatted(server.getAddress().getPort());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static void answer(HttpExchange exchange, byte[] json) throws IOException {
        exchange.getResponseHeaders().set("Content-Type", "application/json");
        exchange.sendResponseHeaders(200, json.length);
        try (var body = exchange.getResponseBody()) {
            body.write(json);
        }
    }

    private static String unsigned(BigInteger number) {
        byte[] bytes = number.toByteArray();
        byte[] magnitude = bytes[0] == 0 ? Arrays.copyOfRange(bytes, 1, bytes.length) : bytes;
        return Base64.getUrlEncoder().withoutPadding().encodeToString(magnitude);
    }
}
