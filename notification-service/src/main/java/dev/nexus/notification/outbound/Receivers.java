package dev.nexus.notification.outbound;

import java.net.InetAddress;
import org.apache.hc.client5.http.impl.classic.CloseableHttpClient;
import org.apache.hc.core5.ssl.SSLContexts;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** How receivers are reached: with the names and the certificates that this machine knows. */
@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties(OutboundSettings.class)
class Receivers {

    @Bean
    CloseableHttpClient receiverClient(AddressRules rules, OutboundSettings settings) {
        return ReceiverClient.open(
                new GuardedNames(InetAddress::getAllByName, rules), SSLContexts.createDefault(), settings);
    }
}
