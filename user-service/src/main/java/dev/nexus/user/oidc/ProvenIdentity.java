package dev.nexus.user.oidc;

import dev.nexus.user.account.DisplayName;
import dev.nexus.user.account.EmailAddress;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Who somebody is, by the word of a provider.
 *
 * @param issuer the provider
 * @param subject who it is there; never given to anybody else, unlike an address
 * @param email the address, as the provider knows it
 * @param emailVerified whether the provider says that somebody reads there
 * @param name what the provider calls the person
 * @param groups the groups there
 */
record ProvenIdentity(
        String issuer,
        String subject,
        @Nullable String email,
        boolean emailVerified,
        @Nullable String name,
        Set<String> groups) {

    private static final int LONGEST_NAME = 100;

    ProvenIdentity {
        groups = Set.copyOf(groups);
    }

    /** The address, if the provider says that it is verified. */
    Optional<EmailAddress> verifiedEmail() {
        return emailVerified ? Optional.ofNullable(email).flatMap(EmailAddress::parse) : Optional.empty();
    }

    /** What a new account is called: the person's name, or the address's first half. */
    DisplayName displayName(EmailAddress address) {
        var local = address.value().substring(0, address.value().indexOf('@'));
        try {
            return new DisplayName(name == null || name.isBlank() ? local : shortened(name));
        } catch (IllegalArgumentException impossible) {
            return new DisplayName(local);
        }
    }

    private static String shortened(String text) {
        return text.substring(0, Math.min(text.length(), LONGEST_NAME));
    }

    @Override
    public String toString() {
        return "ProvenIdentity[issuer=%s]".formatted(issuer);
    }
}
