package dev.nexus.platform.test;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static java.nio.charset.StandardCharsets.UTF_8;

import com.sun.net.httpserver.HttpServer;
import io.jsonwebtoken.Jwts;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.security.GeneralSecurityException;
import java.security.Key;
import java.security.KeyPair;
import java.security.PrivateKey;
import java.security.Signature;
import java.security.interfaces.RSAPublicKey;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.zip.Deflater;
import java.util.zip.DeflaterOutputStream;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/**
 * Promise 15: all the tokens that nobody may get in with (RFC 8725 and what is seen in the wild), each made of one that is
 * good but for one thing. The gateway and every service have to refuse each of them, and ask nobody for a key on the way.
 */
public final class ForgedTokens {

    private static final KeyPair STRANGERS = Jwts.SIG.RS256.keyPair().build();
    private static final Set<Integer> REFUSED = Set.of(401);
    private static final Set<Integer> REFUSED_UNREAD = Set.of(400, 401, 431);
    private static final int PATIENCE_MILLIS = 20_000;
    private static final int HUGE = 100_000;
    private static final List<String> CODES =
            List.of("invalid-token", "unauthenticated", "bad-request", "headers-too-large");
    private static final List<String> INTERNALS = List.of("exception", "java.", "jjwt", "signature");

    /** Where {@code jku} and {@code x5u} lead; whoever asks is remembered. */
    private static final List<String> FETCHED = new CopyOnWriteArrayList<>();

    private static final String TRAP = trap();

    private final RSAPublicKey publicKey;
    private final PrivateKey privateKey;
    private final String keyId;
    private final List<ForgedToken> table = new ArrayList<>();

    private ForgedTokens(KeyPair keys, String keyId) {
        this.publicKey = (RSAPublicKey) keys.getPublic();
        this.privateKey = keys.getPrivate();
        this.keyId = keyId;
        signatures();
        confusions();
        keyHeaders();
        kinds();
        claims();
        shapes();
    }

    /** For a service that believes {@link TestTokens}. */
    public static List<ForgedToken> table() {
        return table(TestTokens.keys(), TestTokens.keyId());
    }

    /** For a service with keys of its own. The pair is what it signs with: some tokens are forged in spite of a good signature. */
    public static List<ForgedToken> table(KeyPair keys, String keyId) {
        return List.copyOf(new ForgedTokens(keys, keyId).table);
    }

    private void signatures() {
        String good = signed(header(""), payload(""));
        String[] parts = good.split("\\.", -1);
        for (String none : List.of("none", "None", "NONE", "nOnE", "")) {
            String header = "{\"alg\":\"%s\",\"typ\":\"at+jwt\",\"kid\":\"%s\"}".formatted(none, keyId);
            add("alg '" + none + "' without a signature", encode(header) + "." + parts[1] + ".");
            add("alg '" + none + "' with the signature of another", encode(header) + "." + parts[1] + "." + parts[2]);
        }
        add("no alg", encode("{\"typ\":\"at+jwt\",\"kid\":\"%s\"}".formatted(keyId)) + "." + parts[1] + "." + parts[2]);
        add("signature left out", parts[0] + "." + parts[1] + ".");
        add("signature cut in half", good.substring(0, good.length() - parts[2].length() / 2));
        add("signature of nothing but zeros", parts[0] + "." + parts[1] + "." + encode(new byte[256]));
        add("signature turned over", parts[0] + "." + parts[1] + "." + turned(parts[2]));
        add(
                "signature of another token",
                parts[0] + "." + parts[1] + "."
                        + signed(header(""), payload("")).split("\\.", -1)[2]);
        add("another payload under the signature", parts[0] + "." + encode(payload("")) + "." + parts[2]);
        add(
                "admin written into the payload",
                parts[0] + "." + encode(payload("").replace("\"roles\":[]", "\"roles\":[\"admin\"]")) + "." + parts[2]);
        add("signed by a stranger", compact(header(""), payload(""), rsa(STRANGERS.getPrivate(), "SHA256withRSA")));
    }

    /** The algorithm is the attacker's to name, never to choose. */
    private void confusions() {
        byte[] der = publicKey.getEncoded();
        String pem = "-----BEGIN PUBLIC KEY-----\n"
                + Base64.getMimeEncoder(64, new byte[] {'\n'}).encodeToString(der) + "\n-----END PUBLIC KEY-----";
        List<byte[]> secrets = List.of(
                der,
                pem.getBytes(US_ASCII),
                (pem + "\n").getBytes(US_ASCII),
                publicKey.getModulus().toByteArray());
        for (int index = 0; index < secrets.size(); index++) {
            byte[] secret = secrets.get(index);
            add(
                    "HS256 with the public key, form " + index,
                    compact(alg("HS256", ""), payload(""), hmac("HmacSHA256", secret)));
        }
        add("HS512 with the public key", compact(alg("HS512", ""), payload(""), hmac("HmacSHA512", der)));
        add("RS512 with the right key", compact(alg("RS512", ""), payload(""), rsa(privateKey, "SHA512withRSA")));
        add("RS384 with the right key", compact(alg("RS384", ""), payload(""), rsa(privateKey, "SHA384withRSA")));
        add("ES256 by name, RS256 in fact", compact(alg("ES256", ""), payload(""), rsa(privateKey, "SHA256withRSA")));
        add("rs256 in small letters", compact(alg("rs256", ""), payload(""), rsa(privateKey, "SHA256withRSA")));
    }

    /** What a token says about its key is the attacker's word. */
    private void keyHeaders() {
        String jwk = "{\"kty\":\"RSA\",\"alg\":\"RS256\",\"kid\":\"%s\",\"e\":\"AQAB\",\"n\":\"%s\"}"
                .formatted(
                        keyId,
                        encode(((RSAPublicKey) STRANGERS.getPublic())
                                .getModulus()
                                .toByteArray()));
        for (String id : List.of(keyId, "strangers")) {
            stranger("jku beside kid " + id, kid(id, ",\"jku\":\"" + TRAP + "/jwks.json\""));
            stranger("x5u beside kid " + id, kid(id, ",\"x5u\":\"" + TRAP + "/x5u.pem\""));
            stranger("jwk beside kid " + id, kid(id, ",\"jwk\":" + jwk));
            stranger(
                    "x5c beside kid " + id,
                    kid(id, ",\"x5c\":[\"" + encode(STRANGERS.getPublic().getEncoded()) + "\"]"));
        }
        stranger(
                "a jku of ours with another host behind",
                kid(
                        "strangers",
                        ",\"jku\":\"http://localhost:28801@" + TRAP.substring("http://".length()) + "/jwks.json\""));
        stranger("jwk and no kid", "{\"alg\":\"RS256\",\"typ\":\"at+jwt\",\"jwk\":" + jwk + "}");
        stranger("no kid", "{\"alg\":\"RS256\",\"typ\":\"at+jwt\"}");
        for (String id : List.of(
                "../../../../../../dev/null",
                "/dev/null",
                "file:///dev/null",
                TRAP + "/key",
                "' or '1'='1",
                "x' union select 'c2VjcmV0' -- ",
                "| sleep 10",
                "${jndi:ldap://127.0.0.1:1/x}",
                "",
                " ",
                "\\u0000",
                "\\r\\nX-User-Id: 1",
                "k".repeat(4_000))) {
            String name = id.length() > 40 ? "an endless name" : "'" + id + "'";
            stranger("kid " + name, kid(id, ""));
            add(
                    "kid " + name + " and a secret of nothing",
                    compact(
                            "{\"alg\":\"HS256\",\"typ\":\"at+jwt\",\"kid\":\"" + id + "\"}",
                            payload(""),
                            hmac("HmacSHA256", new byte[32])));
        }
        stranger("kid of a number", "{\"alg\":\"RS256\",\"typ\":\"at+jwt\",\"kid\":1}");
        stranger("kid of a list", "{\"alg\":\"RS256\",\"typ\":\"at+jwt\",\"kid\":[\"" + keyId + "\"]}");
    }

    private void kinds() {
        for (String type : List.of("JWT", "jwt", "id_token", "refresh+jwt", "logout+jwt", "dpop+jwt", "")) {
            add(
                    "typ '" + type + "'",
                    signed("{\"alg\":\"RS256\",\"typ\":\"" + type + "\",\"kid\":\"" + keyId + "\"}", payload("")));
        }
        add("no typ", signed("{\"alg\":\"RS256\",\"kid\":\"" + keyId + "\"}", payload("")));
        add("crit that nobody knows", signed(header(",\"crit\":[\"exp2\"],\"exp2\":1"), payload("")));
        add("crit of b64", signed(header(",\"crit\":[\"b64\"],\"b64\":false"), payload("")));
        add(
                "compressed",
                signed(header(",\"zip\":\"DEF\""), deflated(payload("").getBytes(UTF_8))));
        add("a bomb of ten megabytes", signed(header(",\"zip\":\"DEF\""), deflated(new byte[10 * 1024 * 1024])));
    }

    private void claims() {
        Instant now = Instant.now();
        long past = now.minusSeconds(60).getEpochSecond();
        long future = now.plusSeconds(600).getEpochSecond();
        claim("expired", "\"exp\":%d".formatted(future), "\"exp\":%d".formatted(past));
        claim("no expiry", ",\"exp\":%d".formatted(future), "");
        claim("an expiry that is a word", "\"exp\":%d".formatted(future), "\"exp\":\"never\"");
        claim("not valid yet", "\"exp\":", "\"nbf\":%d,\"exp\":".formatted(future - 60));
        claim("another issuer", "\"iss\":\"nexus\"", "\"iss\":\"elsewhere\"");
        claim("an issuer that begins like ours", "\"iss\":\"nexus\"", "\"iss\":\"nexus.example.org\"");
        claim("no issuer", "\"iss\":\"nexus\",", "");
        claim("another audience", "\"aud\":\"nexus\"", "\"aud\":\"another\"");
        claim("other audiences", "\"aud\":\"nexus\"", "\"aud\":[\"another\",\"one-more\"]");
        claim("no audience", "\"aud\":\"nexus\",", "");
        claim("no account", "\"sub\":", "\"was\":");
        claim("an account that is no id", "\"sub\":\"", "\"sub\":\"admin-");
        claim("no session", "\"sid\":", "\"was\":");
        add("claims that are a list", signed(header(""), "[]"));
        add("claims that are no JSON", signed(header(""), "admin"));
        add("no claims at all", signed(header(""), ""));
    }

    private void shapes() {
        String good = signed(header(""), payload(""));
        String[] parts = good.split("\\.", -1);
        add("cut in the payload", good.substring(0, parts[0].length() + parts[1].length() / 2));
        add("two parts", parts[0] + "." + parts[1]);
        add("four parts", good + "." + parts[2]);
        add("five parts, as if encrypted", parts[0] + "..." + parts[1] + "." + parts[2]);
        add("dots", "..");
        add("a word", "admin");
        add("with a blank in it", parts[0] + ". " + parts[1] + "." + parts[2]);
        add("padded", parts[0] + "==." + parts[1] + "." + parts[2]);
        table.add(new ForgedToken("nothing after Bearer", "Bearer ", REFUSED));
        table.add(new ForgedToken("another scheme", "Basic " + encode("admin:admin"), REFUSED));
        table.add(new ForgedToken("no scheme", good, REFUSED));
        add("deeply nested", signed(header(""), payload(",\"x\":" + "[".repeat(2_000) + "]".repeat(2_000))));
        add("9 kB", signed(header(""), payload(",\"x\":\"" + "x".repeat(9_000) + "\"")));
        table.add(new ForgedToken(
                "100 kB",
                "Bearer " + signed(header(""), payload(",\"x\":\"" + "x".repeat(HUGE) + "\"")),
                REFUSED_UNREAD));
        table.add(new ForgedToken("100 kB of nothing", "Bearer " + "A".repeat(HUGE), REFUSED_UNREAD));
    }

    private void add(String name, String token) {
        table.add(new ForgedToken(name, "Bearer " + token, REFUSED));
    }

    private void stranger(String name, String header) {
        add(name, compact(header, payload(""), rsa(STRANGERS.getPrivate(), "SHA256withRSA")));
    }

    private void claim(String name, String good, String spoilt) {
        String payload = payload("");
        String changed = payload.replaceFirst(good.replaceAll("\\d{9,}", "\\\\d+"), spoilt);
        if (changed.equals(payload)) {
            throw new IllegalStateException("nothing was spoilt: " + name);
        }
        add(name, signed(header(""), changed));
    }

    private String header(String more) {
        return kid(keyId, more);
    }

    private static String kid(String id, String more) {
        return "{\"alg\":\"RS256\",\"typ\":\"at+jwt\",\"kid\":\"" + id + "\"" + more + "}";
    }

    private String alg(String algorithm, String more) {
        return "{\"alg\":\"" + algorithm + "\",\"typ\":\"at+jwt\",\"kid\":\"" + keyId + "\"" + more + "}";
    }

    private static String payload(String more) {
        long now = Instant.now().getEpochSecond();
        return "{\"iss\":\"nexus\",\"aud\":\"nexus\",\"sub\":\"%s\",\"sid\":\"%s\",\"roles\":[],\"jti\":\"%s\",\"iat\":%d,\"exp\":%d%s}"
                .formatted(UUID.randomUUID(), UUID.randomUUID(), UUID.randomUUID(), now, now + 600, more);
    }

    private String signed(String header, String payload) {
        return signed(header, payload.getBytes(UTF_8));
    }

    private String signed(String header, byte[] payload) {
        return compact(header, payload, rsa(privateKey, "SHA256withRSA"));
    }

    private static String compact(String header, String payload, Signer signer) {
        return compact(header, payload.getBytes(UTF_8), signer);
    }

    private static String compact(String header, byte[] payload, Signer signer) {
        String content = encode(header) + "." + encode(payload);
        try {
            return content + "." + encode(signer.sign(content.getBytes(US_ASCII)));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    private static Signer rsa(PrivateKey key, String algorithm) {
        return content -> {
            Signature signature = Signature.getInstance(algorithm);
            signature.initSign(key);
            signature.update(content);
            return signature.sign();
        };
    }

    private static Signer hmac(String algorithm, byte[] secret) {
        return content -> {
            Mac mac = Mac.getInstance(algorithm);
            Key key = new SecretKeySpec(secret, algorithm);
            mac.init(key);
            return mac.doFinal(content);
        };
    }

    private static byte[] deflated(byte[] bytes) {
        ByteArrayOutputStream deflated = new ByteArrayOutputStream();
        try (DeflaterOutputStream out = new DeflaterOutputStream(deflated, new Deflater(9))) {
            out.write(bytes);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return deflated.toByteArray();
    }

    private static String turned(String signature) {
        return new StringBuilder(signature).reverse().toString();
    }

    private static String encode(String text) {
        return encode(text.getBytes(UTF_8));
    }

    private static String encode(byte[] bytes) {
        return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
    }

    private static String trap() {
        try {
            HttpServer server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
            server.createContext("/", exchange -> {
                FETCHED.add(exchange.getRequestURI().toString());
                exchange.sendResponseHeaders(404, -1);
                exchange.close();
            });
            server.start();
            return "http://127.0.0.1:" + server.getAddress().getPort();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @FunctionalInterface
    private interface Signer {

        byte[] sign(byte[] content) throws GeneralSecurityException;
    }

    /**
     * One line of the table.
     *
     * @param name what is wrong with it
     * @param authorization the value of an {@code Authorization} header
     * @param statuses what may be answered
     */
    public record ForgedToken(String name, String authorization, Set<Integer> statuses) {

        /**
         * Asks with this token and fails unless it is refused: by a problem without internals, and without a fetch of what the
         * token names.
         */
        public void requireRefusal(int port, String path) throws IOException {
            String answer = ask(port, path);
            String lower = answer.toLowerCase(Locale.ROOT);
            require(answer.startsWith("HTTP/1.1 "), answer);
            require(statuses.contains(Integer.parseInt(answer.substring(9, 12))), answer);
            require(lower.contains("content-type: application/problem+json"), answer);
            require(CODES.stream().anyMatch(code -> answer.contains("\"code\":\"" + code + "\"")), answer);
            require(INTERNALS.stream().noneMatch(lower::contains), answer);
            if (!FETCHED.isEmpty()) {
                throw new AssertionError("the token '%s' had something fetched: %s".formatted(name, FETCHED));
            }
        }

        private void require(boolean holds, String answer) {
            if (!holds) {
                throw new AssertionError("the token '%s' was answered:%n%s".formatted(name, answer));
            }
        }

        /** By hand: a client of higher standing would not send all of it, or not see the answer to what was refused unread. */
        private String ask(int port, String path) throws IOException {
            try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), port)) {
                socket.setSoTimeout(PATIENCE_MILLIS);
                String head = "GET " + path + " HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\nAuthorization: "
                        + authorization + "\r\n\r\n";
                try {
                    socket.getOutputStream().write(head.getBytes(UTF_8));
                } catch (IOException refusedUnread) {
                    // The answer is there all the same.
                }
                ByteArrayOutputStream answer = new ByteArrayOutputStream();
                byte[] buffer = new byte[8192];
                try {
                    for (int read = socket.getInputStream().read(buffer);
                            read >= 0;
                            read = socket.getInputStream().read(buffer)) {
                        answer.write(buffer, 0, read);
                    }
                } catch (IOException cutOff) {
                    // With what was refused unread still in the pipe, the connection ends roughly.
                }
                return answer.toString(UTF_8);
            }
        }
    }
}
