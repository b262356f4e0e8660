package dev.nexus.user.oidc;

import java.util.List;
import org.springframework.stereotype.Component;

/** Tells which providers people may sign in with. */
@Component
public class ProviderReading {

    private final OpenIdProviders providers;

    ProviderReading(OpenIdProviders providers) {
        this.providers = providers;
    }

    /**
     * All of them, by name.
     *
     * @return the providers
     */
    public List<KnownProvider> all() {
        return providers.all().stream()
                .map(provider -> new KnownProvider(provider.name(), provider.displayName()))
                .toList();
    }
}
