package dev.nexus.platform.security;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.jsonwebtoken.JwtBuilder;
import io.jsonwebtoken.Jwts;
import java.net.URI;
import java.security.Signature;
import java.security.interfaces.RSAPublicKey;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Base64;
import java.util.Date;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.junit.jupiter.api.Named;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.security.oauth2.jwt.BadJwtException;

/** Promise 15: forged tokens are refused, without asking for a key where the header alone tells. */
class AccessTokenDecoderTests {

    private static final Instant NOW = Instant.parse("2026-03-01T12:00:00Z");
    private static final SecuritySettings SETTINGS = settings();

    private final List<String> asked = new ArrayList<>();
    private final AccessTokenDecoder decoder =
            new AccessTokenDecoder(this::find, SETTINGS, Clock.fixed(NOW, ZoneOffset.UTC));

    static SecuritySettings settings() {
        return new SecuritySettings(
                URI.create("http://localhost:1/jwks"),
                null,
                Duration.ofSeconds(2),
                "nexus",
                "nexus",
                Duration.ofSeconds(5),
                Duration.ofSeconds(30),
                Duration.ofMinutes(5),
                Duration.ofSeconds(60),
                100,
                8192,
                List.of(),
                List.of(),
                null);
    }

    private Optional<RSAPublicKey> find(String keyId) {
        asked.add(keyId);
        return SigningKeys.OURS_ID.equals(keyId)
                ? Optional.of(SigningKeys.publicKey(SigningKeys.OURS))
                : Optional.empty();
    }

    @Test
    void readsTheCallerFromAGoodToken() {
        var token = AccessTokens.signed(AccessTokens.unsigned(NOW).claim("roles", List.of("admin")));

        var caller = CurrentUser.of(decoder.decode(token));

        assertThat(caller).isEqualTo(new CurrentUser(AccessTokens.EMMA, AccessTokens.SESSION, true));
    }

    @Test
    void takesNobodyForAnAdminWhoIsNot() {
        assertThat(CurrentUser.of(decoder.decode(AccessTokens.good(NOW))).admin())
                .isFalse();
    }

    static Stream<Named<UnaryOperator<JwtBuilder>>> spoilt() {
        return Stream.of(
                Named.of("expired", token -> token.expiration(Date.from(NOW.minusSeconds(6)))),
                Named.of("without expiry", token -> token.expiration(null)),
                Named.of("not valid yet", token -> token.notBefore(Date.from(NOW.plusSeconds(6)))),
                Named.of("of another issuer", token -> token.issuer("elsewhere")),
                Named.of("without issuer", token -> token.issuer(null)),
                Named.of(
                        "for another audience",
                        token -> token.audience().clear().add("other").and()),
                Named.of("without audience", token -> token.audience().clear().and()),
                Named.of("without account", token -> token.subject(null)),
                Named.of("with an account that is no id", token -> token.subject("admin")),
                Named.of("without session", token -> token.claim("sid", null)),
                Named.of("with a session of another type", token -> token.claim("sid", 5)));
    }

    @ParameterizedTest
    @MethodSource("spoilt")
    void refusesATokenThatIs(UnaryOperator<JwtBuilder> spoil) {
        refused(AccessTokens.signed(spoil.apply(AccessTokens.unsigned(NOW))));
    }

    static Stream<Named<UnaryOperator<JwtBuilder>>> otherKinds() {
        return Stream.of(
                Named.of("of type JWT", token -> token.header().type("JWT").and()),
                Named.of("without type", token -> token.header().type(null).and()),
                Named.of("without key id", token -> token.header().keyId(null).and()),
                Named.of(
                        "with an endless key id",
                        token -> token.header().keyId("k".repeat(65)).and()));
    }

    @ParameterizedTest
    @MethodSource("otherKinds")
    void asksForNoKeyForAToken(UnaryOperator<JwtBuilder> spoil) {
        refused(AccessTokens.signed(spoil.apply(AccessTokens.unsigned(NOW))));

        assertThat(asked).isEmpty();
    }

    @Test
    void allowsForClocksThatDifferALittle() {
        var token = AccessTokens.signed(AccessTokens.unsigned(NOW.minusSeconds(604)));

        assertThat(decoder.decode(token).getSubject()).isEqualTo(AccessTokens.EMMA.toString());
    }

    @Test
    void refusesTheKeyOfAStranger() {
        refused(AccessTokens.unsigned(NOW)
                .signWith(SigningKeys.STRANGERS.getPrivate(), Jwts.SIG.RS256)
                .compact());
    }

    @Test
    void refusesAKeyThatTheTokenBringsAlong() {
        var stranger = SigningKeys.publicKey(SigningKeys.STRANGERS);
        var n = Base64.getUrlEncoder()
                .withoutPadding()
                .encodeToString(stranger.getModulus().toByteArray());
        var header = "{\"alg\":\"RS256\",\"typ\":\"at+jwt\",\"kid\":\"stranger\",\"jku\":\"http://evil.example/jwks\","
                + "\"x5u\":\"http://evil.example/x\",\"jwk\":{\"kty\":\"RSA\",\"e\":\"AQAB\",\"n\":\"" + n + "\"}}";

        refused(replaceHeader(AccessTokens.good(NOW), header));
    }

    @Test
    void refusesOtherAlgorithmsOfTheRightKey() {
        for (var algorithm : List.of(Jwts.SIG.RS512, Jwts.SIG.PS256)) {
            refused(AccessTokens.unsigned(NOW)
                    .signWith(SigningKeys.OURS.getPrivate(), algorithm)
                    .compact());
        }
        assertThat(asked).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"none", "None", "NONE", "nOnE"})
    void refusesATokenWithoutSignature(String none) {
        var payload = AccessTokens.good(NOW).split("\\.", -1)[1];
        var header = encode("{\"alg\":\"" + none + "\",\"typ\":\"at+jwt\",\"kid\":\"ours\"}");

        refused(header + "." + payload + ".");
        assertThat(asked).isEmpty();
    }

    @Test
    void refusesOurPublicKeyUsedAsASecret() throws Exception {
        var secret = SigningKeys.OURS.getPublic().getEncoded();
        var pem = "-----BEGIN PUBLIC KEY-----\n"
                + Base64.getMimeEncoder(64, new byte[] {'\n'}).encodeToString(secret)
                + "\n-----END PUBLIC KEY-----\n";
        for (var key : List.of(secret, pem.getBytes(UTF_8))) {
            var payload = AccessTokens.good(NOW).split("\\.", -1)[1];
            var content = encode("{\"alg\":\"HS256\",\"typ\":\"at+jwt\",\"kid\":\"ours\"}") + "." + payload;
            var mac = Mac.getInstance("HmacSHA256");
            mac.init(new SecretKeySpec(key, "HmacSHA256"));
            var signature =
                    Base64.getUrlEncoder().withoutPadding().encodeToString(mac.doFinal(content.getBytes(UTF_8)));

            refused(content + "." + signature);
        }
        assertThat(asked).isEmpty();
    }

    @Test
    void refusesAChangedPayload() {
        var parts = AccessTokens.good(NOW).split("\\.", -1);
        var claims = new String(Base64.getUrlDecoder().decode(parts[1]), UTF_8)
                .replace(AccessTokens.EMMA.toString(), UUID.randomUUID().toString());

        refused(parts[0] + "." + encode(claims) + "." + parts[2]);
    }

    @Test
    void refusesACriticalHeaderThatIsNotUnderstood() throws Exception {
        var header = "{\"alg\":\"RS256\",\"typ\":\"at+jwt\",\"kid\":\"ours\",\"crit\":[\"exp2\"],\"exp2\":1}";
        var content = encode(header) + "." + AccessTokens.good(NOW).split("\\.", -1)[1];
        var signature = Signature.getInstance("SHA256withRSA");
        signature.initSign(SigningKeys.OURS.getPrivate());
        signature.update(content.getBytes(UTF_8));

        refused(content + "." + Base64.getUrlEncoder().withoutPadding().encodeToString(signature.sign()));
    }

    @Test
    void refusesCompression() {
        refused(AccessTokens.signed(AccessTokens.unsigned(NOW).compressWith(Jwts.ZIP.DEF)));
    }

    @Test
    void refusesAHugeTokenUnread() {
        refused(AccessTokens.signed(AccessTokens.unsigned(NOW).claim("filler", "x".repeat(100_000))));

        assertThat(asked).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"", ".", "..", "...", "a.b.c", "e30.e30.e30", "{}", "\u0000", "ey.ey.ey", "e30..e30"})
    void refusesWhatIsNoToken(String token) {
        refused(token);
    }

    private void refused(String token) {
        assertThatExceptionOfType(BadJwtException.class).isThrownBy(() -> decoder.decode(token));
    }

    private static String replaceHeader(String token, String header) {
        return encode(header) + token.substring(token.indexOf('.'));
    }

    private static String encode(String json) {
        return Base64.getUrlEncoder().withoutPadding().encodeToString(json.getBytes(UTF_8));
    }
}
