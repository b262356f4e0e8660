package dev.nexus.platform.mail;

import jakarta.mail.internet.AddressException;
import jakarta.mail.internet.InternetAddress;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
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
 * @param timeout how long the mail server may take for one step
 */
@ConfigurationProperties("nexus.mail")
public record PostSettings(
        @Nullable URI smtpUrl,
        @Nullable Path directory,
        @DefaultValue("Nexus <no-reply@localhost>") String from,
        @DefaultValue("10s") Duration timeout) {

    /** Refuses a sender that is none, and a time that nothing could be done in. */
    public PostSettings {
        smtpUrl = smtpUrl == null || smtpUrl.toString().isBlank() ? null : smtpUrl;
        directory = directory == null || directory.toString().isBlank() ? null : directory;
        try {
            new InternetAddress(from, true);
        } catch (AddressException noAddress) {
            throw new IllegalArgumentException("nexus.mail.from is no address of a sender", noAddress);
        }
        if (!timeout.isPositive()) {
            throw new IllegalArgumentException("nexus.mail.timeout must be longer than nothing");
        }
    }

    /** Without the mail server: there may be a password in its URL. */
    @Override
    public String toString() {
        return "PostSettings[from=%s]".formatted(from);
    }
}
