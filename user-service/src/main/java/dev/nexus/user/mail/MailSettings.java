package dev.nexus.user.mail;

import java.net.URI;
import java.time.Duration;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * Where mails lead to, and for how long they are tried; the platform's settings of the same prefix say how they leave.
 *
 * @param publicUrl where people reach the installation
 * @param links the pages that mails lead to, by the name of the mail; {@code {publicUrl}} and {@code {token}} are replaced. The
 *     secret stands behind the #, so that it is in no log of a web server
 * @param giveUpAfter for how long a mail is tried
 */
@ConfigurationProperties("nexus.mail")
record MailSettings(
        @DefaultValue("http://localhost:8080") URI publicUrl,
        @DefaultValue Map<String, String> links,
        @DefaultValue("1d") Duration giveUpAfter) {

    private static final Map<String, String> USUAL_LINKS = Map.of(
            "verify-email", "{publicUrl}/verify-email#{token}",
            "reset-password", "{publicUrl}/reset-password#{token}",
            "invitation", "{publicUrl}/invitation#{token}");

    MailSettings {
        links = Map.copyOf(links);
        if (!giveUpAfter.isPositive()) {
            throw new IllegalArgumentException("nexus.mail.give-up-after must be longer than nothing");
        }
    }

    /** The page that a mail leads to; null when it leads to none. */
    @Nullable
    String link(String name, String token) {
        var pattern = links.getOrDefault(name, USUAL_LINKS.get(name));
        return pattern == null
                ? null
                : pattern.replace("{publicUrl}", publicUrl.toString().replaceAll("/+$", ""))
                        .replace("{token}", token);
    }
}
