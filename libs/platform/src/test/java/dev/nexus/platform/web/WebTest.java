package dev.nexus.platform.web;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.springframework.boot.test.context.SpringBootTest;

/** A test of {@link WebTestApplication} over real sockets. */
@Target(ElementType.TYPE)
@Retention(RetentionPolicy.RUNTIME)
@SpringBootTest(
        classes = WebTestApplication.class,
        webEnvironment = SpringBootTest.WebEnvironment.RANDOM_PORT,
        properties = {
            "spring.config.import=classpath:nexus-platform.yml",
            "management.server.port=0",
            "management.endpoint.health.group.readiness.include=readinessState,revocations",
            "logging.structured.format.console=",
            "nexus.security.public-paths=GET /public/**",
            "nexus.security.interactive-only=/deep, POST /audio",
            "nexus.security.scope-context=things",
            "spring.autoconfigure.exclude=org.springframework.boot.jdbc.autoconfigure.DataSourceAutoConfiguration,"
                    + "org.springframework.boot.amqp.autoconfigure.RabbitAutoConfiguration"
        })
@interface WebTest {}
