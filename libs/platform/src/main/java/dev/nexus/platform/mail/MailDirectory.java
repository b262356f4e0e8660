package dev.nexus.platform.mail;

import jakarta.mail.MessagingException;
import jakarta.mail.Session;
import jakarta.mail.internet.MimeMessage;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Properties;
import java.util.UUID;
import java.util.function.Function;
import java.util.function.Predicate;
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

    /** What is to be known of mails that somebody may ask about. */
    <T> List<T> list(Predicate<MimeMessage> whose, Function<MimeMessage, T> view) {
        var found = new ArrayList<T>();
        forEach(whose, (_, message) -> found.add(view.apply(message)));
        return found;
    }

    /** Removes mails that somebody wants to be gone. */
    void remove(Predicate<MimeMessage> whose) {
        forEach(whose, (file, _) -> Files.deleteIfExists(file));
    }

    private interface Action {

        void on(Path file, MimeMessage message) throws IOException;
    }

    private void forEach(Predicate<MimeMessage> whose, Action action) {
        try (Stream<Path> files = Files.list(directory)) {
            for (var file :
                    files.filter(file -> file.toString().endsWith(SUFFIX)).toList()) {
                var message = read(file);
                if (message.filter(whose).isPresent()) {
                    action.on(file, message.get());
                }
            }
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }

    /** Empty when it is no mail, or when another service that writes here has removed it meanwhile. */
    private static Optional<MimeMessage> read(Path file) throws IOException {
        try (var in = Files.newInputStream(file)) {
            return Optional.of(new MimeMessage(Session.getInstance(new Properties()), in));
        } catch (NoSuchFileException removed) {
            return Optional.empty();
        } catch (MessagingException foreign) {
            log.atWarn().log("a file in the directory of mails is no mail");
            return Optional.empty();
        }
    }
}
