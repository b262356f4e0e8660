package dev.nexus.platform.mail;

import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Properties;
import org.springframework.mail.javamail.JavaMailSenderImpl;
import org.springframework.web.util.UriComponentsBuilder;
import org.springframework.web.util.UriUtils;

/** Reads how to reach a mail server. */
final class MailServer {

    private static final int SUBMISSION = 587;
    private static final int SUBMISSION_WITH_TLS = 465;

    private MailServer() {}

    /**
     * Makes a sender.
     *
     * @throws IllegalArgumentException when the URL is no mail server's; the message has no password in it
     */
    static JavaMailSenderImpl at(URI url, Duration timeout) {
        var scheme = String.valueOf(url.getScheme());
        if (!List.of("smtp", "smtps").contains(scheme) || url.getHost() == null) {
            throw new IllegalArgumentException(
                    "NEXUS_SMTP_URL must be like smtp://user:password@host:587 or smtps://user:password@host:465");
        }
        var encrypted = scheme.equals("smtps");
        var sender = new JavaMailSenderImpl();
        sender.setHost(url.getHost());
        sender.setPort(url.getPort() > 0 ? url.getPort() : encrypted ? SUBMISSION_WITH_TLS : SUBMISSION);
        sender.setDefaultEncoding(StandardCharsets.UTF_8.name());
        sender.setJavaMailProperties(properties(url, encrypted, timeout));
        var user = url.getRawUserInfo();
        if (user != null) {
            var parts = user.split(":", 2);
            sender.setUsername(UriUtils.decode(parts[0], StandardCharsets.UTF_8));
            sender.setPassword(parts.length == 2 ? UriUtils.decode(parts[1], StandardCharsets.UTF_8) : "");
        }
        return sender;
    }

    private static Properties properties(URI url, boolean encrypted, Duration timeout) {
        var tls = UriComponentsBuilder.fromUri(url).build().getQueryParams().getFirst("tls");
        var millis = Long.toString(timeout.toMillis());
        var properties = new Properties();
        properties.setProperty("mail.smtp.auth", Boolean.toString(url.getRawUserInfo() != null));
        properties.setProperty("mail.smtp.ssl.enable", Boolean.toString(encrypted));
        properties.setProperty("mail.smtp.ssl.checkserveridentity", "true");
        properties.setProperty("mail.smtp.starttls.enable", "true");
        properties.setProperty("mail.smtp.starttls.required", Boolean.toString("required".equals(tls)));
        properties.setProperty("mail.smtp.connectiontimeout", millis);
        properties.setProperty("mail.smtp.timeout", millis);
        properties.setProperty("mail.smtp.writetimeout", millis);
        properties.setProperty("mail.mime.allowutf8", "true");
        return properties;
    }
}
