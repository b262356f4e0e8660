package dev.nexus.user.account;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import java.net.IDN;
import java.text.Normalizer;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * An e-mail address, as its owner writes it.
 *
 * @param value the address without surrounding blanks
 */
public record EmailAddress(@JsonValue String value) {

    private static final int LONGEST = 254;
    private static final int LONGEST_LOCAL_PART = 64;
    private static final Pattern FORM = Pattern.compile("[^@\\s\\p{Cntrl}<>()\\[\\],;:\\\\\"]+@[^@\\s\\p{Cntrl}]+");

    /** Refuses what cannot be an address; whether somebody reads there is another question. */
    public EmailAddress {
        value = Normalizer.normalize(value, Normalizer.Form.NFKC).strip();
        var at = value.indexOf('@');
        if (value.length() > LONGEST
                || at > LONGEST_LOCAL_PART
                || !FORM.matcher(value).matches()
                || domain(value).isEmpty()) {
            throw new IllegalArgumentException("this is not an e-mail address");
        }
    }

    /**
     * Reads an address from a request.
     *
     * @param text what was typed
     * @return the address
     */
    @JsonCreator(mode = JsonCreator.Mode.DELEGATING)
    public static EmailAddress of(String text) {
        return new EmailAddress(text);
    }

    /**
     * Reads an address that may be none.
     *
     * @param text what was typed
     * @return the address; empty when it cannot be one
     */
    public static Optional<EmailAddress> parse(String text) {
        try {
            return Optional.of(new EmailAddress(text));
        } catch (IllegalArgumentException none) {
            return Optional.empty();
        }
    }

    /**
     * The address as it is compared: two that differ in case only, or in the way the domain is written, are the same.
     *
     * @return the key
     */
    public String key() {
        var local = value.substring(0, value.indexOf('@')).toLowerCase(Locale.ROOT);
        return local + "@" + domain(value).orElseThrow();
    }

    private static Optional<String> domain(String address) {
        try {
            var ascii = IDN.toASCII(address.substring(address.indexOf('@') + 1), IDN.USE_STD3_ASCII_RULES)
                    .toLowerCase(Locale.ROOT);
            return ascii.isEmpty() || ascii.startsWith(".") || ascii.endsWith(".")
                    ? Optional.empty()
                    : Optional.of(ascii);
        } catch (IllegalArgumentException impossible) {
            return Optional.empty();
        }
    }
}
