package dev.nexus.notification.push.crypto;

import io.jsonwebtoken.Jwts;
import java.net.URI;
import java.security.GeneralSecurityException;
import java.security.Signature;
import java.security.interfaces.ECPrivateKey;
import java.security.interfaces.ECPublicKey;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.Date;
import java.util.Locale;

/** By what a push service knows who sends (VAPID, RFC 8292). Browsers subscribe for one such key, and no other may send to them. */
public final class VapidKey {

    /** Not longer than a day (section 2); half of it leaves room for clocks that are wrong. */
    private static final Duration GOOD_FOR = Duration.ofHours(12);

    private final ECPublicKey publicKey;
    private final ECPrivateKey privateKey;

    private VapidKey(ECPublicKey publicKey, ECPrivateKey privateKey) {
        this.publicKey = publicKey;
        this.privateKey = privateKey;
    }

    /** A new key. */
    public static VapidKey generate() {
        var pair = P256.generate();
        return new VapidKey((ECPublicKey) pair.getPublic(), (ECPrivateKey) pair.getPrivate());
    }

    /**
     * Reads a key.
     *
     * @param publicKey 65 bytes
     * @param privateKey 32 bytes
     * @throws IllegalArgumentException when one of them is none, or they do not belong together
     */
    public static VapidKey of(byte[] publicKey, byte[] privateKey) {
        var key = new VapidKey(P256.publicKey(publicKey), P256.privateKey(privateKey));
        if (!key.isPair()) {
            throw new IllegalArgumentException("the public key does not belong to the private key");
        }
        return key;
    }

    private boolean isPair() {
        try {
            var signing = Signature.getInstance("SHA256withECDSA");
            signing.initSign(privateKey);
            var signature = signing.sign();
            var checking = Signature.getInstance("SHA256withECDSA");
            checking.initVerify(publicKey);
            return checking.verify(signature);
        } catch (GeneralSecurityException impossible) {
            throw new IllegalStateException("every Java has ES256", impossible);
        }
    }

    /** 65 bytes. */
    public byte[] publicBytes() {
        return P256.bytes(publicKey);
    }

    /** 32 bytes. */
    public byte[] privateBytes() {
        return P256.bytes(privateKey);
    }

    /** As browsers take it ({@code applicationServerKey}): base64url. */
    public String publicText() {
        return Base64.getUrlEncoder().withoutPadding().encodeToString(publicBytes());
    }

    /**
     * The header {@code Authorization} of a request.
     *
     * @param endpoint where it goes to; the token is for its origin alone
     * @param contact whom the push service may ask about this sender, {@code mailto:} or {@code https:}
     */
    @SuppressWarnings("deprecation") // An audience of one as a text: some push services read no list.
    public String authorization(URI endpoint, String contact, Instant now) {
        var token = Jwts.builder()
                .header()
                .type("JWT")
                .and()
                .audience()
                .single(origin(endpoint))
                .subject(contact)
                .expiration(Date.from(now.plus(GOOD_FOR)))
                .signWith(privateKey, Jwts.SIG.ES256)
                .compact();
        return "vapid t=%s, k=%s".formatted(token, publicText());
    }

    /** RFC 6454, section 6.2. */
    private static String origin(URI url) {
        var scheme = url.getScheme().toLowerCase(Locale.ROOT);
        var usual = scheme.equals("https") ? 443 : 80;
        var port = url.getPort() < 0 || url.getPort() == usual ? "" : ":" + url.getPort();
        return scheme + "://" + url.getHost().toLowerCase(Locale.ROOT) + port;
    }

    /** Keeps it out of logs. */
    @Override
    public String toString() {
        return "VapidKey[%s]".formatted(publicText());
    }
}
