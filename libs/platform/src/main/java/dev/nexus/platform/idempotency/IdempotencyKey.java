package dev.nexus.platform.idempotency;

import dev.nexus.platform.hash.Sha256;
import dev.nexus.platform.problem.CommonProblem;
import dev.nexus.platform.problem.InvalidValue;
import dev.nexus.platform.problem.ProblemException;
import java.nio.ByteBuffer;
import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import java.util.Arrays;
import java.util.List;
import java.util.UUID;
import javax.crypto.Cipher;
import javax.crypto.spec.GCMParameterSpec;
import javax.crypto.spec.SecretKeySpec;

/**
 * The key of one act of one account. It names what was answered and unseals it; whoever only reads the database can do neither,
 * as long as clients take keys that nobody guesses, such as random UUIDs.
 */
final class IdempotencyKey {

    private static final int LONGEST = 255;
    private static final int TAG_BITS = 128;
    private static final int NONCE_BYTES = 12;
    private static final SecureRandom RANDOM = new SecureRandom();

    private final UUID account;
    private final String text;

    private IdempotencyKey(UUID account, String text) {
        this.account = account;
        this.text = text;
    }

    /**
     * Reads the header. The draft puts the key into quotes; many clients do not.
     *
     * @throws ProblemException {@code invalid-parameter}
     */
    static IdempotencyKey of(UUID account, String header) {
        var quoted = header.length() > 1 && header.startsWith("\"") && header.endsWith("\"");
        var text = quoted ? header.substring(1, header.length() - 1) : header;
        if (text.isBlank()
                || text.length() > LONGEST
                || text.chars().anyMatch(letter -> letter < ' ' || letter > '~')) {
            throw new ProblemException(
                    CommonProblem.INVALID_PARAMETER,
                    "The idempotency key is not usable.",
                    List.of(InvalidValue.parameter(
                            Idempotency.HEADER, "must have 1 to " + LONGEST + " printable ASCII characters")));
        }
        return new IdempotencyKey(account, text);
    }

    byte[] hash() {
        return derived("name");
    }

    /** Encrypts an answer (AES-256 in GCM, the nonce first). */
    byte[] seal(byte[] answer) {
        var nonce = new byte[NONCE_BYTES];
        RANDOM.nextBytes(nonce);
        var sealed = crypt(Cipher.ENCRYPT_MODE, nonce, answer, 0);
        return ByteBuffer.allocate(nonce.length + sealed.length)
                .put(nonce)
                .put(sealed)
                .array();
    }

    byte[] open(byte[] sealed) {
        return crypt(Cipher.DECRYPT_MODE, Arrays.copyOf(sealed, NONCE_BYTES), sealed, NONCE_BYTES);
    }

    private byte[] crypt(int mode, byte[] nonce, byte[] bytes, int from) {
        try {
            var cipher = Cipher.getInstance("AES/GCM/NoPadding");
            cipher.init(mode, new SecretKeySpec(derived("seal"), "AES"), new GCMParameterSpec(TAG_BITS, nonce));
            return cipher.doFinal(bytes, from, bytes.length - from);
        } catch (GeneralSecurityException impossible) {
            throw new IllegalStateException("an answer was not sealed with its own key", impossible);
        }
    }

    private byte[] derived(String use) {
        return Sha256.of(use + "\n" + account + "\n" + text);
    }

    @Override
    public String toString() {
        return "IdempotencyKey[" + account + "]";
    }
}
