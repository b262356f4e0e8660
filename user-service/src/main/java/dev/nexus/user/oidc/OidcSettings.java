package dev.nexus.user.oidc;

import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.validation.annotation.Validated;

/**
 * Signing in with the word of other providers. As environment variables, for a provider called {@code corp}:
 * {@code NEXUS_OIDC_PROVIDERS_CORP_ISSUER}, {@code NEXUS_OIDC_PROVIDERS_CORP_CLIENTID},
 * {@code NEXUS_OIDC_PROVIDERS_CORP_LIBRARYGROUPS_0_GROUP} and so on, {@code NEXUS_OIDC_REDIRECTURIS}.
 *
 * @param providers the providers by name: lower case letters and digits
 * @param redirectUris where apps may be returned to: {@code https}, a scheme of an app's own with a dot in it, or a loopback
 *     address, whose port is free
 * @param publicUrl where this installation is reached: providers return people to
 *     {@code <public-url>/api/v1/sign-in/oidc/<provider>/callback}
 * @param timeout how long a provider may take for an answer
 * @param metadataMaxAge after how long a provider's metadata is fetched again
 */
@Validated
@ConfigurationProperties("nexus.oidc")
record OidcSettings(
        @DefaultValue Map<String, @Valid ProviderSettings> providers,
        @DefaultValue List<URI> redirectUris,
        @NotNull URI publicUrl,
        @DefaultValue("3s") Duration timeout,
        @DefaultValue("1h") Duration metadataMaxAge) {

    private static final Pattern NAME = Pattern.compile("[a-z0-9]{1,32}");
    private static final Pattern PRIVATE_USE_SCHEME = Pattern.compile("[a-z][a-z0-9-]*(\\.[a-z0-9-]+)+");

    OidcSettings {
        providers.keySet().forEach(OidcSettings::requireName);
        redirectUris.forEach(OidcSettings::requireRedirect);
        providers = Map.copyOf(providers);
        redirectUris = List.copyOf(redirectUris);
        requireBetween("timeout", timeout, Duration.ofMillis(100), Duration.ofSeconds(10));
        requireBetween("metadata-max-age", metadataMaxAge, Duration.ofMinutes(1), Duration.ofDays(1));
    }

    private static void requireName(String name) {
        if (!NAME.matcher(name).matches()) {
            throw new IllegalArgumentException(
                    "provider '%s' is not named by lower case letters and digits".formatted(name));
        }
    }

    private static void requireRedirect(URI uri) {
        var scheme = String.valueOf(uri.getScheme());
        if (uri.getRawFragment() != null
                || uri.getRawUserInfo() != null
                || !(Addresses.isSafe(uri) || PRIVATE_USE_SCHEME.matcher(scheme).matches())) {
            throw new IllegalArgumentException(
                    "redirect URI %s is neither https, nor on the caller's machine, nor of an app's own scheme"
                            .formatted(uri));
        }
    }

    private static void requireBetween(String name, Duration value, Duration least, Duration most) {
        if (value.compareTo(least) < 0 || value.compareTo(most) > 0) {
            throw new IllegalArgumentException(
                    "nexus.oidc.%s is %s, but must be from %s to %s".formatted(name, value, least, most));
        }
    }
}
