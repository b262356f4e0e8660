package dev.nexus.user.export;

import dev.nexus.platform.id.IdSource;
import dev.nexus.user.account.AccountId;
import dev.nexus.user.token.AccessGrant;
import dev.nexus.user.token.AccessTokenSigning;
import java.net.URI;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.http.client.SimpleClientHttpRequestFactory;
import org.springframework.scheduling.annotation.SchedulingConfigurer;
import org.springframework.web.client.RestClient;
import tools.jackson.databind.json.JsonMapper;

@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties({ExportSettings.class, ServiceAddresses.class})
class ExportConfiguration {

    private static final Duration CONNECT_WITHIN = Duration.ofSeconds(3);
    private static final Duration TOKEN_LIFETIME = Duration.ofMinutes(1);

    /** Small against the days that an archive is kept. */
    private static final Duration SWEEP = Duration.ofMinutes(10);

    /** All services, in the order in which they are asked. */
    @Bean
    ExportArchive exportArchive(
            OwnData own,
            ServiceAddresses addresses,
            ExportSettings settings,
            AccessTokenSigning signing,
            IdSource ids,
            Clock clock,
            JsonMapper json) {
        List<ServiceData> services = new ArrayList<>(List.of(own));
        addresses
                .byName()
                .forEach((service, url) -> services.add(new RemoteData(
                        service,
                        client(url, settings),
                        account -> signing.sign(
                                // A session of its own: to sign out does not call the export off.
                                new AccessGrant(
                                        new AccountId(account), false, ids.next(), Set.of(service + ":read"), null),
                                clock.instant(),
                                TOKEN_LIFETIME),
                        json)));
        return new ExportArchive(services, json, clock);
    }

    @Bean
    SchedulingConfigurer exportSchedule(Exports exports) {
        return tasks -> tasks.addFixedDelayTask(exports::deleteExpired, SWEEP);
    }

    /** Its reads, and not the whole answer, are limited in time: an export may be long, but not stand still. */
    private static RestClient client(URI url, ExportSettings settings) {
        var connections = new SimpleClientHttpRequestFactory();
        connections.setConnectTimeout(CONNECT_WITHIN);
        connections.setReadTimeout(settings.stall());
        return RestClient.builder().baseUrl(url).requestFactory(connections).build();
    }
}
