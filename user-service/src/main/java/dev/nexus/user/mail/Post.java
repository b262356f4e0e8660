package dev.nexus.user.mail;

import jakarta.mail.MessagingException;
import jakarta.mail.internet.InternetAddress;
import jakarta.mail.internet.MimeMessage;
import java.time.Instant;
import java.util.Date;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.mail.MailException;
import org.springframework.mail.javamail.JavaMailSenderImpl;
import org.springframework.mail.javamail.MimeMessageHelper;

/** Hands mails to a mail server, or to a directory where there is none. */
final class Post {

    /** Takes a mail away. */
    private interface Carrier {

        void carry(UUID id, Instant at, MimeMessage message);
    }

    private final JavaMailSenderImpl writing;
    private final Carrier carrier;
    private final MailSettings settings;

    private Post(JavaMailSenderImpl writing, Carrier carrier, MailSettings settings) {
        this.writing = writing;
        this.carrier = carrier;
        this.settings = settings;
    }

    /** The post of an installation; null when its mails go nowhere. */
    static @Nullable Post of(MailSettings settings) {
        var url = settings.smtpUrl();
        if (url != null) {
            var server = MailServer.at(url, settings.timeout());
            return new Post(server, (_, _, message) -> server.send(message), settings);
        }
        var directory = settings.directory();
        return directory == null
                ? null
                : new Post(new JavaMailSenderImpl(), MailDirectory.at(directory)::put, settings);
    }

    /**
     * Sends a mail. Sent again, it has the same identifier: mail programs show it once.
     *
     * @throws MailException when it was not taken
     */
    void send(UUID id, Letter letter, Wording wording, Instant at) {
        var message = writing.createMimeMessage();
        try {
            var from = new InternetAddress(settings.from(), true);
            var helper = new MimeMessageHelper(message, false, "UTF-8");
            helper.setFrom(from);
            helper.setTo(new InternetAddress(letter.to().forTransport()));
            helper.setSubject(wording.subject());
            helper.setText(wording.text());
            helper.setSentDate(Date.from(at));
            var domain = from.getAddress().substring(from.getAddress().indexOf('@') + 1);
            message.setHeader("Message-ID", "<%s@%s>".formatted(id, domain));
            // RFC 3834: nobody's holiday answers it.
            message.setHeader("Auto-Submitted", "auto-generated");
        } catch (MessagingException impossible) {
            throw new UnsendableMailException(impossible);
        }
        carrier.carry(id, at, message);
    }
}
