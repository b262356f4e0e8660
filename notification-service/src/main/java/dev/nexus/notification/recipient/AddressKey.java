package dev.nexus.notification.recipient;

import java.net.IDN;
import java.text.Normalizer;
import java.util.Locale;

/** E-mail addresses as user-service compares them: two that differ in case only, or in the way the domain is written, are the same. */
final class AddressKey {

    private AddressKey() {}

    static String of(String address) {
        var text = Normalizer.normalize(address, Normalizer.Form.NFKC).strip();
        var at = text.indexOf('@');
        var local = text.substring(0, at + 1).toLowerCase(Locale.ROOT);
        var domain = text.substring(at + 1).toLowerCase(Locale.ROOT);
        try {
            return local + IDN.toASCII(domain, IDN.USE_STD3_ASCII_RULES).toLowerCase(Locale.ROOT);
        } catch (IllegalArgumentException strange) {
            return local + domain;
        }
    }
}
