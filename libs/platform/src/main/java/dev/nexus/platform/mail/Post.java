package dev.nexus.platform.mail;

import jakarta.mail.MessagingException;
import jakarta.mail.internet.InternetAddress;
import jakarta.mail.internet.MimeBodyPart;
import jakarta.mail.internet.MimeMessage;
import jakarta.mail.internet.MimeMultipart;
import java.net.IDN;
import java.time.Instant;
import java.util.Date;
import java.util.List;
import java.util.UUID;
import java.util.function.Function;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;
import org.springframework.mail.MailException;
import org.springframework.mail.javamail.JavaMailSender;
import org.springframework.mail.javamail.JavaMailSenderImpl;
import org.springframework.mail.javamail.MimeMessageHelper;

/** Hands mails to a mail server, or to a directory where there is none. */
public final class Post {

    /** Where the mails of an installation go. */
    public enum Way {
        /** To a mail server. */
        SERVER,
        /** Into files, which whoever runs the installation passes on. */
        FILES,
        /** Nowhere. */
        NOWHERE
    }

    /** Takes a mail away. */
    private interface Carrier {

        void carry(UUID id, Instant at, MimeMessage message);
    }

    private static final String UTF_8 = "UTF-8";

    private final Way way;
    private final JavaMailSender writing;
    private final Carrier carrier;
    private final @Nullable MailDirectory files;
    private final String from;

    private Post(
            Way way, JavaMailSender writing, Carrier carrier, @Nullable MailDirectory files, PostSettings settings) {
        this.way = way;
        this.writing = writing;
        this.carrier = carrier;
        this.files = files;
        this.from = settings.from();
    }

    /**
     * The post of an installation.
     *
     * @throws IllegalArgumentException when the settings name what is no mail server, or what cannot be a directory
     */
    public static Post of(PostSettings settings) {
        var directory = settings.directory();
        var files = directory == null ? null : MailDirectory.at(directory);
        var url = settings.smtpUrl();
        if (url != null) {
            var server = MailServer.at(url, settings.timeout());
            return new Post(Way.SERVER, server, (_, _, message) -> server.send(message), files, settings);
        }
        var writing = new JavaMailSenderImpl();
        return files == null
                ? new Post(Way.NOWHERE, writing, Post::nowhere, null, settings)
                : new Post(Way.FILES, writing, files::put, files, settings);
    }

    private static void nowhere(UUID id, Instant at, MimeMessage message) {
        throw new IllegalStateException("there is neither a mail server nor a directory for mails");
    }

    /** Where mails go. */
    public Way way() {
        return way;
    }

    /** Whether anybody can ever read a mail. */
    public boolean isDeliverable() {
        return way != Way.NOWHERE;
    }

    /**
     * Sends a mail.
     *
     * @throws MailException when it was not taken
     * @throws UnsendableMailException when no attempt will send it
     * @throws IllegalStateException when mails go nowhere
     */
    public void send(OutgoingMail mail) {
        var message = writing.createMimeMessage();
        try {
            var sender = new InternetAddress(from, true);
            var helper = new MimeMessageHelper(message, UTF_8);
            helper.setFrom(sender);
            helper.setTo(new InternetAddress(forTransport(mail.to())));
            helper.setSubject(mail.subject());
            write(mail, message);
            helper.setSentDate(Date.from(mail.at()));
            var domain = sender.getAddress().substring(sender.getAddress().indexOf('@') + 1);
            // RFC 3834: nobody's holiday answers it.
            message.setHeader("Auto-Submitted", "auto-generated");
            for (var header : mail.headers().entrySet()) {
                message.setHeader(header.getKey(), header.getValue());
            }
            message.saveChanges();
            // After the changes are saved, which would make another one.
            message.setHeader("Message-ID", "<%s@%s>".formatted(mail.id(), domain));
        } catch (MessagingException impossible) {
            throw new UnsendableMailException(impossible);
        }
        carrier.carry(mail.id(), mail.at(), message);
    }

    private static void write(OutgoingMail mail, MimeMessage message) throws MessagingException {
        var html = mail.html();
        if (html == null) {
            message.setText(mail.text(), UTF_8);
            return;
        }
        // The last one that a mail program understands is the one that it shows (RFC 2046, section 5.1.4).
        var alternatives = new MimeMultipart("alternative");
        alternatives.addBodyPart(part(mail.text(), "plain"));
        alternatives.addBodyPart(part(html, "html"));
        message.setContent(alternatives);
    }

    private static MimeBodyPart part(String text, String subtype) throws MessagingException {
        var part = new MimeBodyPart();
        part.setText(text, UTF_8, subtype);
        return part;
    }

    /** The address as mail servers take it: the domain in ASCII. */
    private static String forTransport(String address) {
        var domain = address.lastIndexOf('@') + 1;
        try {
            return address.substring(0, domain) + IDN.toASCII(address.substring(domain), IDN.USE_STD3_ASCII_RULES);
        } catch (IllegalArgumentException impossible) {
            throw new UnsendableMailException(impossible);
        }
    }

    /**
     * Reads the mails in the directory that somebody may ask about; empty where there is none.
     *
     * @param whose which of them
     * @param view what is to be known of one
     */
    public <T> List<T> files(Predicate<MimeMessage> whose, Function<MimeMessage, T> view) {
        return files == null ? List.of() : files.list(whose, view);
    }

    /** Removes the mails in the directory that somebody wants to be gone; does nothing where there is none. */
    public void removeFiles(Predicate<MimeMessage> whose) {
        if (files != null) {
            files.remove(whose);
        }
    }
}
