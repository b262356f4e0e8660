package dev.nexus.user.oidc;

import jakarta.validation.Valid;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import java.net.URI;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * A provider whose word is taken.
 *
 * @param issuer its issuer identifier, exactly as in its tokens; {@code https} unless it is on this machine
 * @param clientId what this installation is called there
 * @param clientSecret what this installation shows there; null where it is a public client
 * @param displayName what people know it by; null for its name in the settings
 * @param scopes what is asked for; {@code openid} always is
 * @param trustEmail whether an address that it calls verified is proven here too. Only then somebody gets into the existing
 *     account of an address; anybody else links the account while signed in
 * @param autoRegister whether it makes accounts for whom there is none; needs {@code trust-email}
 * @param askSecondFactor whether an account's own second factor is asked for besides
 * @param groupsClaim the claim with the names of groups
 * @param adminGroups the groups whose members administer the platform
 * @param libraryGroups the groups whose members belong to libraries
 */
record ProviderSettings(
        @NotNull URI issuer,
        @NotBlank String clientId,
        @Nullable String clientSecret,
        @Nullable String displayName,
        @DefaultValue({"openid", "email", "profile"}) Set<String> scopes,
        @DefaultValue("false") boolean trustEmail,
        @DefaultValue("false") boolean autoRegister,
        @DefaultValue("false") boolean askSecondFactor,
        @NotBlank @DefaultValue("groups") String groupsClaim,
        @DefaultValue Set<String> adminGroups,
        @DefaultValue List<@Valid LibraryGroup> libraryGroups) {

    ProviderSettings {
        if (autoRegister && !trustEmail) {
            throw new IllegalArgumentException(
                    "auto-register needs trust-email: whoever makes accounts vouches for their"
                            + " addresses, or strangers take addresses before their owners come");
        }
        if (issuer != null && !Addresses.isSafe(issuer)) {
            throw new IllegalArgumentException("issuer %s is neither https nor on this machine".formatted(issuer));
        }
        scopes = Set.copyOf(scopes);
        adminGroups = Set.copyOf(adminGroups);
        libraryGroups = List.copyOf(libraryGroups);
    }

    /** Whether groups are of any use. */
    boolean mapsGroups() {
        return !adminGroups.isEmpty() || !libraryGroups.isEmpty();
    }

    @Override
    public String toString() {
        return "ProviderSettings[issuer=%s, clientId=%s]".formatted(issuer, clientId);
    }
}
