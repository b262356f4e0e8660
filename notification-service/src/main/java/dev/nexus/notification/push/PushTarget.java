package dev.nexus.notification.push;

import dev.nexus.notification.push.crypto.MessageEncryption;
import dev.nexus.notification.push.crypto.P256;
import java.net.URI;
import java.security.interfaces.ECPublicKey;
import java.util.Base64;

/**
 * Where a browser is reached, and by what it reads (Push API, {@code PushSubscription}).
 *
 * @param endpoint at its push service; whoever knows it and has the installation's key may send
 * @param p256dh the browser's public key
 * @param auth 16 bytes that the browser shares with those who send to it
 */
@SuppressWarnings("ArrayRecordComponent") // Never compared.
public record PushTarget(URI endpoint, ECPublicKey p256dh, byte[] auth) {

    /** Refuses a secret of another length. */
    public PushTarget {
        if (auth.length != MessageEncryption.AUTH_BYTES) {
            throw new IllegalArgumentException("must be base64url of 16 bytes");
        }
    }

    /**
     * Reads a browser's public key.
     *
     * @throws IllegalArgumentException if it is none
     */
    public static ECPublicKey p256dh(String base64url) {
        return P256.publicKey(Base64.getUrlDecoder().decode(base64url));
    }

    @Override
    public String toString() {
        return "PushTarget[hidden]";
    }
}
