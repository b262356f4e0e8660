package dev.nexus.user.secondfactor;

import dev.nexus.platform.hash.Sha256;
import dev.nexus.user.account.AccountId;
import java.security.SecureRandom;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;

/**
 * A code for the day on which the authenticator is lost, good once: 80 bits in four groups of letters and digits. Only its
 * hash is stored, sealed.
 *
 * @param value the letters and digits, in lower case and without what stands between them
 */
record RecoveryCode(String value) {

    private static final SecureRandom RANDOM = new SecureRandom();
    private static final int BYTES = 10;
    private static final int AT_ONCE = 10;

    RecoveryCode {
        value = value.replaceAll("[\\s-]", "").toLowerCase(Locale.ROOT);
    }

    static List<RecoveryCode> some() {
        return Stream.generate(RecoveryCode::random).limit(AT_ONCE).toList();
    }

    private static RecoveryCode random() {
        var bytes = new byte[BYTES];
        RANDOM.nextBytes(bytes);
        return new RecoveryCode(Base32.encode(bytes));
    }

    /** The code as its owner writes it down. */
    String text() {
        return String.join("-", value.split("(?<=\\G.{4})"));
    }

    byte[] hash(AccountId owner) {
        return Sha256.of(owner + "\n" + value);
    }

    @Override
    public String toString() {
        return "RecoveryCode[hidden]";
    }
}
