package dev.nexus.user.mail;

import jakarta.mail.MessagingException;
import jakarta.mail.internet.InternetAddress;
import java.util.Date;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.mail.MailException;
import org.springframework.mail.javamail.JavaMailSenderImpl;
import org.springframework.mail.javamail.MimeMessageHelper;

/** Hands mails to a mail server. */
final class Post {

    private final JavaMailSenderImpl server;
    private final MailSettings settings;

    private Post(JavaMailSenderImpl server, MailSettings settings) {
        this.server = server;
        this.settings = settings;
    }

    /** The post of an installation; null when it has no mail server. */
    static @Nullable Post of(MailSettings settings) {
        var url = settings.smtpUrl();
        return url == null ? null : new Post(MailServer.at(url, settings.timeout()), settings);
    }

    /**
     * Sends a mail. Sent again, it has the same identifier: mail programs show it once.
     *
     * @throws MailException when the server did not take it
     */
    void send(UUID id, Letter letter, Wording wording, Date at) {
        var message = server.createMimeMessage();
        try {
            var from = new InternetAddress(settings.from(), true);
            var helper = new MimeMessageHelper(message, false, "UTF-8");
            helper.setFrom(from);
            helper.setTo(new InternetAddress(letter.to().forTransport()));
            helper.setSubject(wording.subject());
            helper.setText(wording.text());
            helper.setSentDate(at);
            var domain = from.getAddress().substring(from.getAddress().indexOf('@') + 1);
            message.setHeader("Message-ID", "<%s@%s>".formatted(id, domain));
            // RFC 3834: nobody's holiday answers it.
            message.setHeader("Auto-Submitted", "auto-generated");
        } catch (MessagingException impossible) {
            throw new UnsendableMailException(impossible);
        }
        server.send(message);
    }
}
