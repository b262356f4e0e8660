package dev.nexus.notification.push.crypto;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.SecureRandom;
import java.security.interfaces.ECPrivateKey;
import java.security.interfaces.ECPublicKey;
import java.util.Arrays;
import javax.crypto.Cipher;
import javax.crypto.KDF;
import javax.crypto.spec.GCMParameterSpec;
import javax.crypto.spec.HKDFParameterSpec;
import javax.crypto.spec.SecretKeySpec;

/** Encrypts messages so that the browser alone reads them, and no push service: {@code aes128gcm} (RFC 8188) of RFC 8291. */
public final class MessageEncryption {

    /** Bytes of a message that every push service takes (RFC 8291, section 4). */
    public static final int MOST_BYTES = 3_993;

    /** Bytes of what a browser and those who send to it know. */
    public static final int AUTH_BYTES = 16;

    private static final int RECORD_BYTES = 4_096;
    private static final int SALT_BYTES = 16;
    private static final int KEY_BYTES = 16;
    private static final int NONCE_BYTES = 12;
    private static final int SECRET_BYTES = 32;
    private static final int TAG_BITS = 128;

    /** What ends the last record, and begins its padding (RFC 8188, section 2). */
    private static final byte LAST_RECORD = 2;

    private static final SecureRandom RANDOM = new SecureRandom();

    private MessageEncryption() {}

    /**
     * Encrypts a message, with a key pair and a salt of its own.
     *
     * @param browser the browser's public key, {@code p256dh}
     * @param auth the browser's secret, {@code auth}
     * @param message at most 3,993 bytes
     * @return the body of a request with {@code Content-Encoding: aes128gcm}
     */
    public static byte[] encrypt(ECPublicKey browser, byte[] auth, byte[] message) {
        var salt = new byte[SALT_BYTES];
        RANDOM.nextBytes(salt);
        return encrypt(browser, auth, message, P256.generate(), salt);
    }

    static byte[] encrypt(ECPublicKey browser, byte[] auth, byte[] message, KeyPair own, byte[] salt) {
        if (message.length > MOST_BYTES || auth.length != AUTH_BYTES) {
            throw new IllegalArgumentException("a message has at most %d bytes and this one has %d, to a secret of %d"
                    .formatted(MOST_BYTES, message.length, auth.length));
        }
        var sender = P256.bytes((ECPublicKey) own.getPublic());
        try {
            var agreed = P256.agree((ECPrivateKey) own.getPrivate(), browser);
            var secret = derived(auth, agreed, info("WebPush: info", P256.bytes(browser), sender), SECRET_BYTES);
            var key = derived(salt, secret, info("Content-Encoding: aes128gcm"), KEY_BYTES);
            var nonce = derived(salt, secret, info("Content-Encoding: nonce"), NONCE_BYTES);
            var cipher = Cipher.getInstance("AES/GCM/NoPadding");
            cipher.init(Cipher.ENCRYPT_MODE, new SecretKeySpec(key, "AES"), new GCMParameterSpec(TAG_BITS, nonce));
            var record = Arrays.copyOf(message, message.length + 1);
            record[message.length] = LAST_RECORD;
            var sealed = cipher.doFinal(record);
            return ByteBuffer.allocate(SALT_BYTES + Integer.BYTES + 1 + sender.length + sealed.length)
                    .put(salt)
                    .putInt(RECORD_BYTES)
                    .put((byte) sender.length)
                    .put(sender)
                    .put(sealed)
                    .array();
        } catch (GeneralSecurityException impossible) {
            throw new IllegalStateException("every Java has what Web Push needs", impossible);
        }
    }

    private static byte[] derived(byte[] salt, byte[] secret, byte[] info, int bytes) throws GeneralSecurityException {
        return KDF.getInstance("HKDF-SHA256")
                .deriveData(HKDFParameterSpec.ofExtract()
                        .addIKM(secret)
                        .addSalt(salt)
                        .thenExpand(info, bytes));
    }

    private static byte[] info(String label, byte[]... parts) {
        var text = label.getBytes(StandardCharsets.US_ASCII);
        var info = ByteBuffer.allocate(text.length + 1 + parts.length * P256.POINT_BYTES)
                .put(text)
                .put((byte) 0);
        for (var part : parts) {
            info.put(part);
        }
        return info.array();
    }
}
