package dev.nexus.user.oidc;

import dev.nexus.platform.problem.ProblemException;
import java.time.Clock;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.stereotype.Component;

/** All providers whose word is taken. */
@Component
@EnableConfigurationProperties(OidcSettings.class)
class OpenIdProviders {

    private final Map<String, OpenIdProvider> providers = new LinkedHashMap<>();

    OpenIdProviders(OidcSettings settings, ProviderHttp http, Clock clock) {
        settings.providers().keySet().stream()
                .sorted()
                .forEach(name -> providers.put(name, new OpenIdProvider(name, settings, http, clock)));
    }

    Collection<OpenIdProvider> all() {
        return providers.values();
    }

    Optional<OpenIdProvider> find(String name) {
        return Optional.ofNullable(providers.get(name));
    }

    OpenIdProvider get(String name) {
        return find(name).orElseThrow(() -> new ProblemException(OidcProblem.PROVIDER_NOT_FOUND, null));
    }
}
