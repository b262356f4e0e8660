package dev.nexus.notification.push.crypto;

import java.math.BigInteger;
import java.security.AlgorithmParameters;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.interfaces.ECPrivateKey;
import java.security.interfaces.ECPublicKey;
import java.security.spec.ECFieldFp;
import java.security.spec.ECGenParameterSpec;
import java.security.spec.ECParameterSpec;
import java.security.spec.ECPoint;
import java.security.spec.ECPrivateKeySpec;
import java.security.spec.ECPublicKeySpec;
import java.util.Arrays;
import javax.crypto.KeyAgreement;

/** Keys on the curve P-256, in the forms that Web Push has: points uncompressed (SEC 1, section 2.3.3), secrets as 32 bytes. */
public final class P256 {

    /** Bytes of a point: 4, x, y. */
    public static final int POINT_BYTES = 65;

    private static final int SCALAR_BYTES = 32;
    private static final byte UNCOMPRESSED = 4;
    private static final ECParameterSpec CURVE = curve();
    private static final BigInteger FIELD = ((ECFieldFp) CURVE.getCurve().getField()).getP();

    private P256() {}

    private static ECParameterSpec curve() {
        try {
            var parameters = AlgorithmParameters.getInstance("EC");
            parameters.init(new ECGenParameterSpec("secp256r1"));
            return parameters.getParameterSpec(ECParameterSpec.class);
        } catch (GeneralSecurityException impossible) {
            throw new IllegalStateException("every Java has P-256", impossible);
        }
    }

    /** A new pair. */
    public static KeyPair generate() {
        try {
            var generator = KeyPairGenerator.getInstance("EC");
            generator.initialize(CURVE);
            return generator.generateKeyPair();
        } catch (GeneralSecurityException impossible) {
            throw new IllegalStateException("every Java has P-256", impossible);
        }
    }

    /**
     * Reads a public key.
     *
     * @throws IllegalArgumentException when it is no point of the curve; what is agreed upon with such a one may give the own key away
     */
    public static ECPublicKey publicKey(byte[] point) {
        if (point.length != POINT_BYTES || point[0] != UNCOMPRESSED) {
            throw new IllegalArgumentException("a public key of P-256 has 65 bytes and begins with 4");
        }
        var x = new BigInteger(1, Arrays.copyOfRange(point, 1, 1 + SCALAR_BYTES));
        var y = new BigInteger(1, Arrays.copyOfRange(point, 1 + SCALAR_BYTES, POINT_BYTES));
        if (!isOnCurve(x, y)) {
            throw new IllegalArgumentException("a public key of P-256 is a point of the curve");
        }
        try {
            return (ECPublicKey)
                    KeyFactory.getInstance("EC").generatePublic(new ECPublicKeySpec(new ECPoint(x, y), CURVE));
        } catch (GeneralSecurityException impossible) {
            throw new IllegalStateException("every Java has P-256", impossible);
        }
    }

    /** y² = x³ + ax + b; the curve has no other subgroup that a point could be in. */
    private static boolean isOnCurve(BigInteger x, BigInteger y) {
        if (x.compareTo(FIELD) >= 0 || y.compareTo(FIELD) >= 0) {
            return false;
        }
        var right = x.multiply(x)
                .add(CURVE.getCurve().getA())
                .multiply(x)
                .add(CURVE.getCurve().getB())
                .mod(FIELD);
        return y.multiply(y).mod(FIELD).equals(right);
    }

    /**
     * Reads a secret key.
     *
     * @throws IllegalArgumentException when it is none
     */
    public static ECPrivateKey privateKey(byte[] secret) {
        var scalar = new BigInteger(1, secret);
        if (secret.length != SCALAR_BYTES || scalar.signum() == 0 || scalar.compareTo(CURVE.getOrder()) >= 0) {
            throw new IllegalArgumentException(
                    "a private key of P-256 has 32 bytes, and is less than the curve's order");
        }
        try {
            return (ECPrivateKey) KeyFactory.getInstance("EC").generatePrivate(new ECPrivateKeySpec(scalar, CURVE));
        } catch (GeneralSecurityException impossible) {
            throw new IllegalStateException("every Java has P-256", impossible);
        }
    }

    /** A public key as 65 bytes. */
    public static byte[] bytes(ECPublicKey key) {
        var point = new byte[POINT_BYTES];
        point[0] = UNCOMPRESSED;
        write(key.getW().getAffineX(), point, 1);
        write(key.getW().getAffineY(), point, 1 + SCALAR_BYTES);
        return point;
    }

    /** A secret key as 32 bytes. */
    public static byte[] bytes(ECPrivateKey key) {
        var secret = new byte[SCALAR_BYTES];
        write(key.getS(), secret, 0);
        return secret;
    }

    private static void write(BigInteger number, byte[] into, int at) {
        var bytes = number.toByteArray();
        var from = Math.max(0, bytes.length - SCALAR_BYTES);
        var length = bytes.length - from;
        System.arraycopy(bytes, from, into, at + SCALAR_BYTES - length, length);
    }

    /** What the owners of two pairs know alike (ECDH). */
    static byte[] agree(ECPrivateKey own, ECPublicKey other) throws GeneralSecurityException {
        var agreement = KeyAgreement.getInstance("ECDH");
        agreement.init(own);
        agreement.doPhase(other, true);
        return agreement.generateSecret();
    }
}
