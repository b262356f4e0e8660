package dev.nexus.user;

import static org.assertj.core.api.Assertions.assertThat;

import com.icegreen.greenmail.store.FolderException;
import com.icegreen.greenmail.util.GreenMail;
import com.icegreen.greenmail.util.ServerSetup;
import jakarta.mail.Message.RecipientType;
import jakarta.mail.MessagingException;
import jakarta.mail.internet.MimeMessage;
import java.io.IOException;
import java.util.Arrays;
import java.util.List;
import java.util.regex.Pattern;
import org.awaitility.Awaitility;

/** A mail server that keeps what it gets, one for all tests. */
public final class PostBox {

    private static final GreenMail SERVER = new GreenMail(ServerSetup.SMTP.dynamicPort());
    private static final Pattern LINK = Pattern.compile("#([A-Za-z0-9_-]{43})");

    static {
        SERVER.start();
    }

    private PostBox() {}

    public static String url() {
        return "smtp://127.0.0.1:" + SERVER.getSmtp().getPort();
    }

    /** Forgets all mails. */
    public static void clear() {
        try {
            SERVER.purgeEmailFromAllMailboxes();
        } catch (FolderException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    /** What came for somebody so far. */
    public static List<MimeMessage> mailsTo(String address) {
        return Arrays.stream(SERVER.getReceivedMessages())
                .filter(mail -> recipient(mail).equals(address))
                .toList();
    }

    /** The first mail to somebody with this subject, now or soon. */
    public static MimeMessage await(String address, String subject) {
        Awaitility.await(subject).until(() -> subjects(address), subjects -> subjects.contains(subject));
        return mailsTo(address).stream()
                .filter(mail -> subject(mail).equals(subject))
                .findFirst()
                .orElseThrow();
    }

    /** The secret in the newest mail to somebody with this subject, when there are so many of them. */
    public static String awaitToken(String address, String subject, int mails) {
        Awaitility.await(subject).until(() -> ofSubject(address, subject).size(), count -> count >= mails);
        var text = text(ofSubject(address, subject).getLast());
        var link = LINK.matcher(text);
        assertThat(link.find()).as(text).isTrue();
        return link.group(1);
    }

    public static List<String> subjects(String address) {
        return mailsTo(address).stream().map(PostBox::subject).toList();
    }

    public static String text(MimeMessage mail) {
        try {
            return mail.getContent().toString();
        } catch (IOException | MessagingException unreadable) {
            throw new IllegalStateException(unreadable);
        }
    }

    private static List<MimeMessage> ofSubject(String address, String subject) {
        return mailsTo(address).stream()
                .filter(mail -> subject(mail).equals(subject))
                .toList();
    }

    private static String subject(MimeMessage mail) {
        try {
            return mail.getSubject();
        } catch (MessagingException unreadable) {
            throw new IllegalStateException(unreadable);
        }
    }

    private static String recipient(MimeMessage mail) {
        try {
            return mail.getRecipients(RecipientType.TO)[0].toString();
        } catch (MessagingException unreadable) {
            throw new IllegalStateException(unreadable);
        }
    }
}
