package dev.nexus.user.oidc;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.nexus.user.library.Role;
import java.net.URI;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.boot.context.properties.source.ConfigurationPropertySources;
import org.springframework.core.env.StandardEnvironment;
import org.springframework.core.env.SystemEnvironmentPropertySource;

class OidcSettingsTests {

    private static final Map<String, Object> CORP = Map.of(
            "NEXUS_OIDC_PUBLICURL", "https://books.example.org",
            "NEXUS_OIDC_PROVIDERS_CORP_ISSUER", "https://id.example.org",
            "NEXUS_OIDC_PROVIDERS_CORP_CLIENTID", "nexus");

    private static OidcSettings bind(Map<String, Object> environment) {
        var sources = new StandardEnvironment().getPropertySources();
        sources.addFirst(new SystemEnvironmentPropertySource("systemEnvironment", environment));
        return new Binder(ConfigurationPropertySources.from(sources))
                .bind("nexus.oidc", OidcSettings.class)
                .get();
    }

    private static Map<String, Object> with(String name, String value) {
        var environment = new HashMap<>(CORP);
        environment.put(name, value);
        return environment;
    }

    @Test
    void isCarefulByDefault() {
        var settings = bind(CORP);

        assertThat(settings.redirectUris()).isEmpty();
        assertThat(settings.timeout()).isEqualTo(Duration.ofSeconds(3));
        assertThat(settings.metadataMaxAge()).isEqualTo(Duration.ofHours(1));
        var corp = Objects.requireNonNull(settings.providers().get("corp"));
        assertThat(corp.trustEmail()).isFalse();
        assertThat(corp.autoRegister()).isFalse();
        assertThat(corp.askSecondFactor()).isFalse();
        assertThat(corp.scopes()).containsExactlyInAnyOrder("openid", "email", "profile");
        assertThat(corp.groupsClaim()).isEqualTo("groups");
        assertThat(corp.mapsGroups()).isFalse();
    }

    @Test
    void isReadFromTheEnvironment() {
        var library = "01890000-0000-7000-8000-0000000000aa";
        var environment = new HashMap<>(CORP);
        environment.put("NEXUS_OIDC_REDIRECTURIS", "https://app.example.org/a,http://127.0.0.1/b");
        environment.put("NEXUS_OIDC_PROVIDERS_CORP_CLIENTSECRET", "very secret");
        environment.put("NEXUS_OIDC_PROVIDERS_CORP_DISPLAYNAME", "The Corporation");
        environment.put("NEXUS_OIDC_PROVIDERS_CORP_TRUSTEMAIL", "true");
        environment.put("NEXUS_OIDC_PROVIDERS_CORP_AUTOREGISTER", "true");
        environment.put("NEXUS_OIDC_PROVIDERS_CORP_ADMINGROUPS", "it,board");
        environment.put("NEXUS_OIDC_PROVIDERS_CORP_LIBRARYGROUPS_0_GROUP", "readers");
        environment.put("NEXUS_OIDC_PROVIDERS_CORP_LIBRARYGROUPS_0_LIBRARY", library);
        environment.put("NEXUS_OIDC_PROVIDERS_CORP_LIBRARYGROUPS_0_ROLE", "listener");

        var settings = bind(environment);

        assertThat(settings.redirectUris())
                .containsExactly(URI.create("https://app.example.org/a"), URI.create("http://127.0.0.1/b"));
        var corp = Objects.requireNonNull(settings.providers().get("corp"));
        assertThat(corp.clientSecret()).isEqualTo("very secret");
        assertThat(corp.displayName()).isEqualTo("The Corporation");
        assertThat(corp.adminGroups()).containsExactlyInAnyOrder("it", "board");
        assertThat(corp.libraryGroups())
                .containsExactly(new LibraryGroup("readers", UUID.fromString(library), Role.LISTENER));
        assertThat(settings.toString()).doesNotContain("very secret");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "NEXUS_OIDC_PROVIDERS_CORP_ISSUER|http://id.example.org|neither https nor on this machine",
                "NEXUS_OIDC_PROVIDERS_CORP_AUTOREGISTER|true|auto-register needs trust-email",
                "NEXUS_OIDC_REDIRECTURIS|http://app.example.org/a|redirect URI",
                "NEXUS_OIDC_REDIRECTURIS|javascript:alert|redirect URI",
                "NEXUS_OIDC_REDIRECTURIS|https://app.example.org/a#b|redirect URI",
                "NEXUS_OIDC_TIMEOUT|1m|nexus.oidc.timeout"
            })
    void refusesWhatWouldBeDangerous(String name, String value, String reason) {
        assertThatThrownBy(() -> bind(with(name, value))).rootCause().hasMessageContaining(reason);
    }
}
