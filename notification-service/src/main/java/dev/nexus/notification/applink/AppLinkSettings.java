package dev.nexus.notification.applink;

import java.net.URI;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * Where people and apps find the installation.
 *
 * @param publicUrl where people reach the gateway
 * @param book the page of a book; {@code {publicUrl}} and {@code {id}} are replaced. May be an app's own scheme
 * @param inbox the page with all notifications; {@code {publicUrl}} is replaced
 */
@ConfigurationProperties("nexus.app-links")
record AppLinkSettings(
        @DefaultValue("http://localhost:8080") URI publicUrl,
        @DefaultValue("{publicUrl}/books/{id}") String book,
        @DefaultValue("{publicUrl}/notifications") String inbox) {

    AppLinkSettings {
        if (publicUrl.getScheme() == null || publicUrl.getRawAuthority() == null) {
            throw new IllegalArgumentException("NEXUS_PUBLIC_URL must be like https://books.example.org");
        }
        requireUri("book", book);
        requireUri("inbox", inbox);
    }

    private static void requireUri(String name, String pattern) {
        var example = pattern.replace("{publicUrl}", "https://example.org").replace("{id}", "1");
        try {
            if (URI.create(example).isAbsolute()) {
                return;
            }
        } catch (IllegalArgumentException broken) {
            // The same sentence says what is needed.
        }
        throw new IllegalArgumentException(
                "nexus.app-links.%s must be like {publicUrl}/page or app://page, it is %s".formatted(name, pattern));
    }
}
