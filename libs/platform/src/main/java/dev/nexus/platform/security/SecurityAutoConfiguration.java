package dev.nexus.platform.security;

import dev.nexus.platform.problem.ProblemRendering;
import dev.nexus.platform.problem.SecurityProblems;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.binder.MeterBinder;
import jakarta.servlet.DispatcherType;
import java.time.Clock;
import java.util.List;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnMissingBean;
import org.springframework.boot.autoconfigure.condition.ConditionalOnWebApplication;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.boot.security.autoconfigure.actuate.web.servlet.EndpointRequest;
import org.springframework.boot.security.autoconfigure.actuate.web.servlet.ManagementWebSecurityAutoConfiguration;
import org.springframework.boot.security.autoconfigure.web.servlet.ServletWebSecurityAutoConfiguration;
import org.springframework.boot.security.oauth2.server.resource.autoconfigure.OAuth2ResourceServerAutoConfiguration;
import org.springframework.boot.security.oauth2.server.resource.autoconfigure.web.OAuth2ResourceServerWebSecurityAutoConfiguration;
import org.springframework.context.annotation.Bean;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.config.annotation.web.configurers.AbstractHttpConfigurer;
import org.springframework.security.config.annotation.web.configurers.HeadersConfigurer;
import org.springframework.security.config.observation.SecurityObservationSettings;
import org.springframework.security.oauth2.jwt.JwtDecoder;
import org.springframework.security.oauth2.server.resource.web.BearerTokenResolver;
import org.springframework.security.oauth2.server.resource.web.OAuth2ProtectedResourceMetadataFilter;
import org.springframework.security.web.DefaultSecurityFilterChain;
import org.springframework.security.web.SecurityFilterChain;
import org.springframework.security.web.context.RequestAttributeSecurityContextRepository;
import org.springframework.security.web.context.request.async.WebAsyncManagerIntegrationFilter;
import org.springframework.security.web.firewall.HttpFirewall;
import org.springframework.security.web.firewall.RequestRejectedHandler;
import org.springframework.security.web.util.matcher.RequestMatcher;
import org.springframework.web.method.support.HandlerMethodArgumentResolver;
import org.springframework.web.servlet.config.annotation.WebMvcConfigurer;

/**
 * Stateless security for every service: all paths need a valid access token, except those that the service lists as
 * public and, on the management port, health and metrics.
 */
@AutoConfiguration(
        before = {
            OAuth2ResourceServerAutoConfiguration.class,
            OAuth2ResourceServerWebSecurityAutoConfiguration.class,
            ManagementWebSecurityAutoConfiguration.class,
            ServletWebSecurityAutoConfiguration.class
        },
        afterName = "dev.nexus.platform.problem.ProblemAutoConfiguration")
@ConditionalOnWebApplication(type = ConditionalOnWebApplication.Type.SERVLET)
@EnableConfigurationProperties(SecuritySettings.class)
class SecurityAutoConfiguration {

    @Bean
    @ConditionalOnMissingBean
    VerificationKeys verificationKeys(SecuritySettings settings, Clock clock) {
        return new FetchedKeys(
                new HttpJwksSource(settings.jwksUrl()), settings.fetchInterval(), settings.keysMaxAge(), clock);
    }

    @Bean
    @ConditionalOnMissingBean
    RevocationSource revocationSource(SecuritySettings settings) {
        return new HttpRevocationSource(settings.revocationsAt());
    }

    @Bean
    RevocationPolling revocationPolling(
            RevocationSource source, VerificationKeys keys, SecuritySettings settings, Clock clock) {
        return new RevocationPolling(source, keys, settings.revocationsInterval(), clock);
    }

    @Bean
    MeterBinder revocationsAge(RevocationPolling revocations) {
        return meters -> Gauge.builder("nexus.security.revocations.age", revocations, RevocationPolling::age)
                .description("How long ago the list of revoked sessions, accounts and keys was read")
                .baseUnit("seconds")
                .register(meters);
    }

    @Bean
    RevocationsHealth revocationsHealthIndicator(RevocationPolling revocations) {
        return new RevocationsHealth(revocations);
    }

    @Bean
    @ConditionalOnMissingBean
    JwtDecoder accessTokens(
            VerificationKeys keys, RevocationPolling revocations, SecuritySettings settings, Clock clock) {
        var verified = new VerifiedTokens(new AccessTokenDecoder(keys, settings, clock), settings, clock);
        return new UnrevokedTokens(verified, revocations);
    }

    @Bean
    @ConditionalOnMissingBean
    SecurityFilterChain securityFilterChain(
            HttpSecurity http,
            SecuritySettings settings,
            JwtDecoder decoder,
            SecurityProblems problems,
            @Value("${management.endpoints.web.base-path:/actuator}") String endpoints) {
        var open = RequestPattern.any(settings.publicPaths());
        var authentication = new TokenAuthentication(decoder);
        return needed(http.authorizeHttpRequests(requests -> requests
                        // Whatever is dispatched again was let in the first time; errors are shown to everybody.
                        .dispatcherTypeMatchers(DispatcherType.ERROR, DispatcherType.ASYNC, DispatcherType.FORWARD)
                        .permitAll()
                        .requestMatchers(below(endpoints, EndpointRequest.to("health", "prometheus")))
                        .permitAll()
                        .requestMatchers(below(endpoints, EndpointRequest.toAnyEndpoint()))
                        .denyAll()
                        .requestMatchers(open)
                        .permitAll()
                        .anyRequest()
                        .access(new Authorization(settings)))
                .oauth2ResourceServer(server -> server.bearerTokenResolver(tokens(open))
                        .authenticationEntryPoint(problems)
                        .accessDeniedHandler(problems)
                        .authenticationManagerResolver(_ -> authentication))
                .exceptionHandling(
                        errors -> errors.authenticationEntryPoint(problems).accessDeniedHandler(problems))
                // Nothing is remembered from one request to the next.
                .securityContext(
                        context -> context.securityContextRepository(new RequestAttributeSecurityContextRepository()))
                .sessionManagement(AbstractHttpConfigurer::disable)
                .servletApi(AbstractHttpConfigurer::disable)
                .headers(headers -> headers.cacheControl(HeadersConfigurer.CacheControlConfig::disable)
                        .addHeaderWriter(new RevalidatedByDefault()))
                // No cookie authenticates here, so there is nothing that another site could make use of.
                .csrf(AbstractHttpConfigurer::disable)
                .formLogin(AbstractHttpConfigurer::disable)
                .httpBasic(AbstractHttpConfigurer::disable)
                .logout(AbstractHttpConfigurer::disable)
                .requestCache(AbstractHttpConfigurer::disable)
                .build());
    }

    /**
     * Each request passes all of them: not those that have nothing to do here. The description of RFC 9728 would tell the name that
     * this service has inside.
     */
    private static SecurityFilterChain needed(DefaultSecurityFilterChain chain) {
        var filters = chain.getFilters().stream()
                .filter(filter -> !(filter instanceof WebAsyncManagerIntegrationFilter)
                        && !(filter instanceof OAuth2ProtectedResourceMetadataFilter))
                .toList();
        return new DefaultSecurityFilterChain(chain.getRequestMatcher(), filters);
    }

    @Bean
    @ConditionalOnMissingBean
    HttpFirewall firewall() {
        return new HeadersCheckedOnce();
    }

    @Bean
    @ConditionalOnMissingBean
    RequestRejectedHandler rejectedRequests(ProblemRendering rendering) {
        return new RejectedRequests(rendering);
    }

    /** An observation of every filter at every request costs more than all that the filters do. */
    @Bean
    @ConditionalOnMissingBean
    SecurityObservationSettings unobservedSecurity() {
        return SecurityObservationSettings.noObservations();
    }

    @Bean
    WebMvcConfigurer currentUserArguments() {
        return new WebMvcConfigurer() {
            @Override
            public void addArgumentResolvers(List<HandlerMethodArgumentResolver> resolvers) {
                resolvers.add(new CurrentUserArgument());
            }
        };
    }

    /** Where no token is needed, an old one must not be in the way: a client that refreshes often still sends it. */
    private static BearerTokenResolver tokens(RequestMatcher open) {
        var bearer = new BearerTokens();
        return request -> open.matches(request) ? null : bearer.resolve(request);
    }

    /** Asks the endpoint matcher, which looks for classes each time, only where an endpoint can be. */
    private static RequestMatcher below(String path, RequestMatcher endpoint) {
        return request -> request.getRequestURI().startsWith(path) && endpoint.matches(request);
    }
}
