package dev.nexus.platform.test;

import dev.nexus.platform.test.server.TestBroker;
import dev.nexus.platform.test.server.TestPostgres;
import dev.nexus.standalone.postgres.AdminAccess;
import dev.nexus.standalone.postgres.ServiceSchema;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import org.springframework.context.ApplicationContextInitializer;
import org.springframework.context.support.GenericApplicationContext;
import org.springframework.core.env.MapPropertySource;

/** Gives a test's context its servers, by the environment variables that a service reads in production. */
public final class ServiceTestServers implements ApplicationContextInitializer<GenericApplicationContext> {

    @Override
    public void initialize(GenericApplicationContext context) {
        String service = context.getEnvironment().getRequiredProperty("nexus.service");
        String amqpUrl = TestBroker.instance().freshUrl();
        AdminAccess database = TestPostgres.freshDatabase();
        FaultyLinks links = FaultyLinks.between(database.url(), amqpUrl);
        Map<String, Object> properties = new TreeMap<>(
                TestPostgres.properties(database, ServiceSchema.valueOf(service.toUpperCase(Locale.ROOT))));
        properties.put("NEXUS_DATABASE_URL", FaultyLinks.through(links.database(), database.url()));
        properties.put("NEXUS_AMQP_URL", FaultyLinks.through(links.broker(), amqpUrl));
        properties.put("NEXUS_JWKS_URL", TestTokens.jwksUrl());
        properties.put("NEXUS_LOG_FORMAT", "");
        properties.put("management.server.port", "0");
        properties.put("spring.grpc.server.port", "0");
        // Nobody is connected any more when a test's context ends.
        properties.put("nexus.web.drain", "0s");
        context.getEnvironment().getPropertySources().addFirst(new MapPropertySource("test servers", properties));
        context.registerBean(FaultyLinks.class, () -> links);
        context.registerBean(EventProbe.class, () -> EventProbe.on(amqpUrl));
        context.registerBean(TestEvents.class, () -> TestEvents.on(amqpUrl));
    }
}
