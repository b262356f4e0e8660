package dev.nexus.user.mail;

import dev.nexus.user.account.EmailAddress;
import jakarta.mail.Address;
import jakarta.mail.Message.RecipientType;
import jakarta.mail.MessagingException;
import jakarta.mail.Session;
import jakarta.mail.internet.InternetAddress;
import jakarta.mail.internet.MimeMessage;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Properties;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Stream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.mail.MailSendException;

/**
 * Mails as files (RFC 5322) for an installation without a mail server: whoever runs it passes them on. A file is there as a whole
 * or not at all, and only the service's own user reads it.
 */
final class MailDirectory {

    private static final Logger log = LoggerFactory.getLogger(MailDirectory.class);
    private static final DateTimeFormatter TIME =
            DateTimeFormatter.ofPattern("uuuuMMdd'T'HHmmss'Z'").withZone(ZoneOffset.UTC);
    private static final String SUFFIX = ".eml";

    private final Path directory;

    private MailDirectory(Path directory) {
        this.directory = directory;
    }

    /**
     * Opens a directory, and makes it where there is none.
     *
     * @throws IllegalArgumentException when it cannot be made
     */
    static MailDirectory at(Path directory) {
        try {
            return new MailDirectory(Files.createDirectories(directory));
        } catch (IOException impossible) {
            throw new IllegalArgumentException("NEXUS_MAIL_DIRECTORY must be a directory to write in", impossible);
        }
    }

    /**
     * Writes a mail. Written again, it takes the place of its file.
     *
     * @throws MailSendException when it cannot be written now
     */
    void put(UUID id, Instant at, MimeMessage message) {
        try {
            // Readable for the owner alone, as all temporary files; nobody looks for mails under such a name.
            var part = Files.createTempFile(directory, ".", ".part");
            try {
                try (var out = Files.newOutputStream(part)) {
                    message.writeTo(out);
                }
                Files.move(
                        part,
                        directory.resolve("%s-%s%s".formatted(TIME.format(at), id, SUFFIX)),
                        StandardCopyOption.ATOMIC_MOVE);
            } finally {
                Files.deleteIfExists(part);
            }
        } catch (IOException full) {
            throw new MailSendException("the mail cannot be written to its directory", full);
        } catch (MessagingException impossible) {
            throw new UnsendableMailException(impossible);
        }
    }

    /** Removes all mails to somebody, by the keys of the addresses. */
    void removeTo(Set<String> keys) {
        try (Stream<Path> files = Files.list(directory)) {
            for (var file :
                    files.filter(file -> file.toString().endsWith(SUFFIX)).toList()) {
                if (recipients(file).stream().anyMatch(keys::contains)) {
                    Files.deleteIfExists(file);
                }
            }
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }

    private static List<String> recipients(Path file) throws IOException {
        try (var in = Files.newInputStream(file)) {
            var all = new MimeMessage(Session.getInstance(new Properties()), in).getRecipients(RecipientType.TO);
            return Stream.of(all == null ? new Address[0] : all)
                    .filter(InternetAddress.class::isInstance)
                    .flatMap(address -> EmailAddress.parse(((InternetAddress) address).getAddress()).stream())
                    .map(EmailAddress::key)
                    .toList();
        } catch (MessagingException foreign) {
            log.atWarn().log("a file in the directory of mails is no mail");
            return List.of();
        }
    }
}
