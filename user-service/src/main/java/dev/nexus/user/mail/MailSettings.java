package dev.nexus.user.mail;

import jakarta.mail.internet.AddressException;
import jakarta.mail.internet.InternetAddress;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * How mails leave.
 *
 * @param smtpUrl the mail server, such as {@code smtp://user:password@host:587} (STARTTLS where it is offered, or demanded with
 *     {@code ?tls=required}) or {@code smtps://host}; null or empty when there is none
 * @param directory where mails are written, a file each, when there is no mail server; null or empty for nowhere
 * @param from who the mails are from, such as {@code Nexus <no-reply@example.org>}
 * @param publicUrl where people reach the installation
 * @param links the pages that mails lead to, by the name of the mail; {@code {publicUrl}} and {@code {token}} are replaced. The
 *     secret stands behind the #, so that it is in no log of a web server
 * @param timeout how long the mail server may take for one step
 * @param giveUpAfter for how long a mail is tried
 */
@ConfigurationProperties("nexus.mail")
record MailSettings(
        @Nullable URI smtpUrl,
        @Nullable Path directory,
        @DefaultValue("Nexus <no-reply@localhost>") String from,
        @DefaultValue("http://localhost:8080") URI publicUrl,
        @DefaultValue Map<String, String> links,
        @DefaultValue("10s") Duration timeout,
        @DefaultValue("1d") Duration giveUpAfter) {

    private static final Map<String, String> USUAL_LINKS = Map.of(
            "verify-email", "{publicUrl}/verify-email#{token}",
            "reset-password", "{publicUrl}/reset-password#{token}",
            "invitation", "{publicUrl}/invitation#{token}");

    MailSettings {
        smtpUrl = smtpUrl == null || smtpUrl.toString().isBlank() ? null : smtpUrl;
        directory = directory == null || directory.toString().isBlank() ? null : directory;
        links = Map.copyOf(links);
        try {
            new InternetAddress(from, true);
        } catch (AddressException noAddress) {
            throw new IllegalArgumentException("nexus.mail.from is no address of a sender", noAddress);
        }
        if (timeout.isNegative() || timeout.isZero() || giveUpAfter.isNegative() || giveUpAfter.isZero()) {
            throw new IllegalArgumentException("nexus.mail.timeout and give-up-after must be longer than nothing");
        }
    }

    /** Whether anybody can ever read a mail. */
    boolean isDeliverable() {
        return smtpUrl != null || directory != null;
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

    @Override
    public String toString() {
        return "MailSettings[from=%s, publicUrl=%s]".formatted(from, publicUrl);
    }
}
