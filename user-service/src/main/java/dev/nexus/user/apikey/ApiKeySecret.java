package dev.nexus.user.apikey;

import dev.nexus.platform.hash.Sha256;
import java.security.SecureRandom;
import java.util.Base64;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * The key itself: 32 bytes that nobody can guess, behind a prefix by which scanners find one that was published by mistake.
 * Only its hash is stored; it needs no salt, because there is nothing to guess.
 *
 * @param value the prefix and the bytes in base64url
 */
record ApiKeySecret(String value) {

    private static final String PREFIX = "nxk_";
    private static final int BYTES = 32;
    private static final int SHOWN = 4;
    private static final Pattern FORM = Pattern.compile(PREFIX + "[A-Za-z0-9_-]{43}");
    private static final SecureRandom RANDOM = new SecureRandom();

    static ApiKeySecret random() {
        var bytes = new byte[BYTES];
        RANDOM.nextBytes(bytes);
        return new ApiKeySecret(PREFIX + Base64.getUrlEncoder().withoutPadding().encodeToString(bytes));
    }

    static Optional<ApiKeySecret> parse(String text) {
        return FORM.matcher(text).matches() ? Optional.of(new ApiKeySecret(text)) : Optional.empty();
    }

    byte[] hash() {
        return Sha256.of(value);
    }

    /** What its owner tells it by; the other 39 characters are as good as all of them. */
    String lastFour() {
        return value.substring(value.length() - SHOWN);
    }

    @Override
    public String toString() {
        return "ApiKeySecret[hidden]";
    }
}
