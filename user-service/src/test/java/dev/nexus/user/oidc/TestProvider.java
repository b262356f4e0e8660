package dev.nexus.user.oidc;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.jwk.JWKSet;
import com.nimbusds.jose.jwk.RSAKey;
import com.nimbusds.jose.jwk.gen.RSAKeyGenerator;
import com.nimbusds.jose.jwk.source.ImmutableJWKSet;
import com.nimbusds.jose.jwk.source.JWKSource;
import com.nimbusds.jose.proc.SecurityContext;
import jakarta.servlet.Filter;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.ConcurrentHashMap;
import org.springframework.boot.tomcat.servlet.TomcatServletWebServerFactory;
import org.springframework.boot.web.server.servlet.context.AnnotationConfigServletWebServerApplicationContext;
import org.springframework.context.annotation.Bean;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.security.config.Customizer;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.config.annotation.web.configuration.EnableWebSecurity;
import org.springframework.security.config.annotation.web.configurers.oauth2.server.authorization.OAuth2AuthorizationServerConfigurer;
import org.springframework.security.core.userdetails.User;
import org.springframework.security.core.userdetails.UserDetailsService;
import org.springframework.security.oauth2.core.AuthorizationGrantType;
import org.springframework.security.oauth2.core.ClientAuthenticationMethod;
import org.springframework.security.oauth2.jwt.JwtDecoder;
import org.springframework.security.oauth2.jwt.JwtEncoder;
import org.springframework.security.oauth2.jwt.NimbusJwtDecoder;
import org.springframework.security.oauth2.jwt.NimbusJwtEncoder;
import org.springframework.security.oauth2.server.authorization.client.InMemoryRegisteredClientRepository;
import org.springframework.security.oauth2.server.authorization.client.RegisteredClient;
import org.springframework.security.oauth2.server.authorization.client.RegisteredClientRepository;
import org.springframework.security.oauth2.server.authorization.settings.AuthorizationServerSettings;
import org.springframework.security.oauth2.server.authorization.settings.ClientSettings;
import org.springframework.security.oauth2.server.authorization.token.JwtEncodingContext;
import org.springframework.security.oauth2.server.authorization.token.OAuth2TokenCustomizer;
import org.springframework.security.web.SecurityFilterChain;
import org.springframework.security.web.authentication.LoginUrlAuthenticationEntryPoint;
import org.springframework.web.servlet.DispatcherServlet;
import org.springframework.web.servlet.config.annotation.EnableWebMvc;

/**
 * Real providers on a port of their own: Spring Authorization Server with a form to sign in. It calls itself by the host that
 * it is called by, so it is two: one at {@code 127.0.0.1}, one at {@code localhost}.
 */
final class TestProvider {

    static final String PASSWORD = "the person's password there";
    static final String CLIENT_SECRET = "a secret of this installation and the corporation";
    static final String CLIENT_SECRET_AT_SCHOOL = "a secret of this installation and the school";
    static final String CLIENT_SECRET_AT_GUILD = "a secret of this installation and the guild";
    static final String PUBLIC_URL = "https://books.example.org";

    private static final TestProvider ONLY = new TestProvider();

    private final Map<String, Map<String, Object>> people = new ConcurrentHashMap<>();
    private volatile Tampering tampering = Tampering.NONE;
    private final int port;

    private TestProvider() {
        var context = new AnnotationConfigServletWebServerApplicationContext();
        context.registerBean(TestProvider.class, () -> this);
        context.register(Setup.class);
        context.refresh();
        port = Objects.requireNonNull(context.getWebServer()).getPort();
    }

    static TestProvider only() {
        return ONLY;
    }

    /** The one whose addresses are trusted. */
    String corporation() {
        return "http://127.0.0.1:" + port;
    }

    /** The one whose addresses are not. */
    String school() {
        return "http://localhost:" + port;
    }

    /** Lets somebody sign in there. */
    void knows(String person, Map<String, Object> claims) {
        people.put(person, Map.copyOf(claims));
    }

    void tamper(Tampering wanted) {
        tampering = wanted;
    }

    /** No configuration by name: this service would find it among its own. */
    @EnableWebMvc
    @EnableWebSecurity
    static class Setup {

        @Bean
        TomcatServletWebServerFactory server() {
            return new TomcatServletWebServerFactory(0);
        }

        @Bean
        DispatcherServlet dispatcherServlet() {
            return new DispatcherServlet();
        }

        @Bean
        @Order(1)
        SecurityFilterChain authorizationServer(HttpSecurity http) {
            var server = new OAuth2AuthorizationServerConfigurer();
            return http.securityMatcher(server.getEndpointsMatcher())
                    .with(server, configured -> configured.oidc(Customizer.withDefaults()))
                    .authorizeHttpRequests(requests -> requests.anyRequest().authenticated())
                    .oauth2ResourceServer(resources -> resources.jwt(Customizer.withDefaults()))
                    .exceptionHandling(
                            errors -> errors.authenticationEntryPoint(new LoginUrlAuthenticationEntryPoint("/login")))
                    .build();
        }

        @Bean
        @Order(2)
        SecurityFilterChain form(HttpSecurity http) {
            return http.authorizeHttpRequests(requests -> requests.anyRequest().authenticated())
                    .formLogin(Customizer.withDefaults())
                    .build();
        }

        @Bean
        UserDetailsService users(TestProvider provider) {
            return name -> User.withUsername(name)
                    .password("{noop}" + PASSWORD)
                    .roles(provider.people.containsKey(name) ? "PERSON" : "NOBODY")
                    .build();
        }

        @Bean
        RegisteredClientRepository clients() {
            return new InMemoryRegisteredClientRepository(
                    client("nexus", "corp", CLIENT_SECRET),
                    client("nexus-guild", "guild", CLIENT_SECRET_AT_GUILD),
                    client("nexus-school", "school", CLIENT_SECRET_AT_SCHOOL));
        }

        private static RegisteredClient client(String id, String provider, String secret) {
            return RegisteredClient.withId(id)
                    .clientId(id)
                    .clientSecret("{noop}" + secret)
                    .clientAuthenticationMethod(ClientAuthenticationMethod.CLIENT_SECRET_BASIC)
                    .authorizationGrantType(AuthorizationGrantType.AUTHORIZATION_CODE)
                    .redirectUri(PUBLIC_URL + "/api/v1/sign-in/oidc/" + provider + "/callback")
                    .scopes(scopes -> scopes.addAll(List.of("openid", "email", "profile")))
                    .clientSettings(ClientSettings.builder()
                            .requireProofKey(true)
                            .requireAuthorizationConsent(false)
                            .build())
                    .build();
        }

        @Bean
        AuthorizationServerSettings names() {
            return AuthorizationServerSettings.builder().build();
        }

        @Bean
        RSAKey key() throws JOSEException {
            return new RSAKeyGenerator(2048).keyID("provider").generate();
        }

        @Bean
        JWKSource<SecurityContext> keys(RSAKey key) {
            return new ImmutableJWKSet<>(new JWKSet(key));
        }

        @Bean
        JwtDecoder accessTokens(RSAKey key) throws JOSEException {
            return NimbusJwtDecoder.withPublicKey(key.toRSAPublicKey()).build();
        }

        @Bean
        JwtEncoder tokens(JWKSource<SecurityContext> keys, TestProvider provider) {
            return new TamperedEncoder(new NimbusJwtEncoder(keys), () -> provider.tampering);
        }

        @Bean
        OAuth2TokenCustomizer<JwtEncodingContext> claims(TestProvider provider) {
            return context -> {
                if (!"id_token".equals(context.getTokenType().getValue())) {
                    return;
                }
                var claims = context.getClaims();
                claims.claims(all -> all.putAll(provider.people.getOrDefault(
                        Objects.requireNonNull(context.getAuthorization()).getPrincipalName(), Map.of())));
                switch (provider.tampering) {
                    case WRONG_NONCE -> claims.claim("nonce", "of another sign-in");
                    case WRONG_AUDIENCE -> claims.audience(List.of("nexus-school"));
                    case WRONG_PARTY ->
                        claims.audience(List.of("nexus", "other")).claim("azp", "other");
                    case WRONG_ISSUER -> claims.issuer(provider.school());
                    case EXPIRED -> {
                        var ago = Instant.now().minus(1, ChronoUnit.HOURS);
                        claims.issuedAt(ago.minusSeconds(60)).expiresAt(ago);
                    }
                    case NONE, UNSIGNED, SIGNED_WITH_THE_CLIENT_SECRET, SIGNED_WITH_ANOTHER_KEY, BROKEN -> {}
                }
            };
        }

        @Bean
        @Order(Ordered.HIGHEST_PRECEDENCE)
        Filter breaking(TestProvider provider) {
            return (request, response, chain) -> {
                if (provider.tampering == Tampering.BROKEN
                        && ((HttpServletRequest) request).getRequestURI().equals("/oauth2/token")) {
                    ((HttpServletResponse) response).sendError(503);
                } else {
                    chain.doFilter(request, response);
                }
            };
        }
    }
}
