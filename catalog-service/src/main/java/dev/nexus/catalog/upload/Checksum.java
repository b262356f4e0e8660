package dev.nexus.catalog.upload;

import dev.nexus.catalog.problem.CatalogProblem;
import dev.nexus.platform.problem.ProblemException;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Base64;
import java.util.Map;
import java.util.TreeMap;

/** What the bytes of a request must have for a digest (tus 1.0.0, "Checksum"). */
final class Checksum {

    /** What clients call the algorithms, and what Java does. */
    private static final Map<String, String> ALGORITHMS =
            new TreeMap<>(Map.of("md5", "MD5", "sha1", "SHA-1", "sha256", "SHA-256"));

    private final MessageDigest digest;
    private final byte[] expected;

    private Checksum(MessageDigest digest, byte[] expected) {
        this.digest = digest;
        this.expected = expected;
    }

    /** The algorithms that clients may use. */
    static String algorithms() {
        return String.join(",", ALGORITHMS.keySet());
    }

    /**
     * Reads {@code Upload-Checksum}: an algorithm and a digest in Base64.
     *
     * @throws ProblemException {@code tus-header-invalid} for an unknown algorithm and for what is no digest
     */
    static Checksum parse(String header) {
        int space = header.strip().indexOf(' ');
        var algorithm = space < 0 ? null : ALGORITHMS.get(header.strip().substring(0, space));
        if (algorithm == null) {
            throw new ProblemException(
                    CatalogProblem.TUS_HEADER_INVALID, "Upload-Checksum begins with one of " + algorithms() + ".");
        }
        try {
            return new Checksum(
                    MessageDigest.getInstance(algorithm),
                    Base64.getDecoder().decode(header.strip().substring(space).strip()));
        } catch (IllegalArgumentException e) {
            throw new ProblemException(
                    CatalogProblem.TUS_HEADER_INVALID, "Upload-Checksum ends with a digest in Base64.");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("Every Java has this algorithm", e);
        }
    }

    void add(byte[] bytes, int count) {
        digest.update(bytes, 0, count);
    }

    /** To be asked once, after all bytes. */
    boolean holds() {
        return MessageDigest.isEqual(digest.digest(), expected);
    }
}
