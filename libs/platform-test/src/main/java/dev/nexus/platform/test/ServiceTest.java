package dev.nexus.platform.test;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.test.context.ContextConfiguration;

/**
 * A test of one whole service on a random port, on a real PostgreSQL (a fresh database, the service's own role), a real
 * broker (a fresh virtual host) and {@link TestTokens}. {@link EventProbe} and {@link TestEvents} can be injected.
 */
@Target(ElementType.TYPE)
@Retention(RetentionPolicy.RUNTIME)
@SpringBootTest(webEnvironment = SpringBootTest.WebEnvironment.RANDOM_PORT)
@ContextConfiguration(initializers = ServiceTestServers.class)
public @interface ServiceTest {}
