package dev.nexus.notification.applink;

import dev.nexus.notification.inbox.Notification;
import java.net.URI;
import java.util.Objects;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.stereotype.Component;

/** Links into the app, and to the installation itself. */
@Component
@EnableConfigurationProperties(AppLinkSettings.class)
public class AppLinks {

    private final AppLinkSettings settings;
    private final String publicUrl;

    AppLinks(AppLinkSettings settings) {
        this.settings = settings;
        this.publicUrl = settings.publicUrl().toString().replaceAll("/+$", "");
    }

    /** What a notification is about: its book, or else the list with all notifications. */
    public URI to(Notification notification) {
        var book = notification.book();
        var pattern = book == null ? settings.inbox() : settings.book().replace("{id}", book.toString());
        return URI.create(pattern.replace("{publicUrl}", publicUrl));
    }

    /**
     * A path of the API, as it is reached from outside.
     *
     * @param path begins with a slash
     */
    public URI toApi(String path) {
        return URI.create(publicUrl + path);
    }

    /** The installation's host, without a port; {@code localhost} when its name is none of the internet's. */
    public String host() {
        return Objects.requireNonNullElse(settings.publicUrl().getHost(), "localhost");
    }
}
