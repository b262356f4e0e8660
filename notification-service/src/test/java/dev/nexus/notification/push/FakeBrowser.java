package dev.nexus.notification.push;

import static java.nio.charset.StandardCharsets.US_ASCII;

import dev.nexus.notification.push.crypto.P256;
import java.net.URI;
import java.nio.ByteBuffer;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.SecureRandom;
import java.security.interfaces.ECPublicKey;
import java.util.Arrays;
import java.util.Base64;
import java.util.Map;
import javax.crypto.Cipher;
import javax.crypto.KeyAgreement;
import javax.crypto.Mac;
import javax.crypto.spec.GCMParameterSpec;
import javax.crypto.spec.SecretKeySpec;

/** A browser that reads what is pushed to it (RFC 8291 from its side, its HKDF written out). */
public final class FakeBrowser {

    private final URI endpoint;
    private final KeyPair keys = P256.generate();
    private final byte[] auth = new byte[16];

    private FakeBrowser(URI endpoint) {
        this.endpoint = endpoint;
        new SecureRandom().nextBytes(auth);
    }

    public static FakeBrowser at(String endpoint) {
        return new FakeBrowser(URI.create(endpoint));
    }

    URI endpoint() {
        return endpoint;
    }

    public ECPublicKey publicKey() {
        return (ECPublicKey) keys.getPublic();
    }

    public byte[] auth() {
        return auth.clone();
    }

    /** What {@code PushSubscription.toJSON()} says. */
    Map<String, Object> json() {
        var encoder = Base64.getUrlEncoder().withoutPadding();
        return Map.of(
                "endpoint",
                endpoint.toString(),
                "keys",
                Map.of(
                        "p256dh",
                        encoder.encodeToString(P256.bytes(publicKey())),
                        "auth",
                        encoder.encodeToString(auth)));
    }

    public byte[] decrypt(byte[] body) {
        try {
            var buffer = ByteBuffer.wrap(body);
            var salt = read(buffer, 16);
            var record = buffer.getInt();
            var sender = read(buffer, Byte.toUnsignedInt(buffer.get()));
            var sealed = read(buffer, buffer.remaining());
            if (sealed.length > record) {
                throw new IllegalArgumentException("the record is longer than it says");
            }
            var agreement = KeyAgreement.getInstance("ECDH");
            agreement.init(keys.getPrivate());
            agreement.doPhase(P256.publicKey(sender), true);
            var info = concat("WebPush: info\0".getBytes(US_ASCII), P256.bytes(publicKey()), sender);
            var secret = hkdf(auth, agreement.generateSecret(), info, 32);
            var key = hkdf(salt, secret, "Content-Encoding: aes128gcm\0".getBytes(US_ASCII), 16);
            var nonce = hkdf(salt, secret, "Content-Encoding: nonce\0".getBytes(US_ASCII), 12);
            var cipher = Cipher.getInstance("AES/GCM/NoPadding");
            cipher.init(Cipher.DECRYPT_MODE, new SecretKeySpec(key, "AES"), new GCMParameterSpec(128, nonce));
            return unpadded(cipher.doFinal(sealed));
        } catch (GeneralSecurityException unreadable) {
            throw new IllegalArgumentException(unreadable);
        }
    }

    private static byte[] unpadded(byte[] padded) {
        var end = padded.length - 1;
        while (padded[end] == 0) {
            end--;
        }
        if (padded[end] != 2) {
            throw new IllegalArgumentException("this is not the last record");
        }
        return Arrays.copyOf(padded, end);
    }

    private static byte[] read(ByteBuffer buffer, int length) {
        var bytes = new byte[length];
        buffer.get(bytes);
        return bytes;
    }

    /** RFC 5869, one block. */
    private static byte[] hkdf(byte[] salt, byte[] secret, byte[] info, int length) throws GeneralSecurityException {
        var extracted = hmac(salt, secret);
        return Arrays.copyOf(hmac(extracted, concat(info, new byte[] {1})), length);
    }

    private static byte[] hmac(byte[] key, byte[] content) throws GeneralSecurityException {
        var mac = Mac.getInstance("HmacSHA256");
        mac.init(new SecretKeySpec(key, "HmacSHA256"));
        return mac.doFinal(content);
    }

    private static byte[] concat(byte[]... parts) {
        var all = ByteBuffer.allocate(
                Arrays.stream(parts).mapToInt(part -> part.length).sum());
        for (var part : parts) {
            all.put(part);
        }
        return all.array();
    }
}
