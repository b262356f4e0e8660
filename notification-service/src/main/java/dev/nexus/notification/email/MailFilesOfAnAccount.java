package dev.nexus.notification.email;

import dev.nexus.platform.mail.Post;
import dev.nexus.platform.personaldata.PersonalData;
import jakarta.mail.MessagingException;
import jakarta.mail.internet.MimeMessage;
import java.time.Instant;
import java.util.Date;
import java.util.UUID;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Mails that lie in the directory of an installation without a mail server. */
@Component
class MailFilesOfAnAccount implements PersonalData {

    /**
     * A mail as an export shows it.
     *
     * @param sentAt null when the file does not say
     */
    private record MailFile(
            @Nullable String subject, @Nullable Instant sentAt) {}

    private final Post post;

    MailFilesOfAnAccount(Post post) {
        this.post = post;
    }

    @Override
    public String name() {
        return "mailFiles";
    }

    @Override
    public Stream<?> about(UUID account) {
        return post.files(mail -> isTo(account, mail), MailFilesOfAnAccount::shown).stream();
    }

    @Override
    public void erase(UUID account) {
        post.removeFiles(mail -> isTo(account, mail));
    }

    private static boolean isTo(UUID account, MimeMessage mail) {
        try {
            return account.toString().equals(mail.getHeader(EmailSending.RECIPIENT_HEADER, null));
        } catch (MessagingException foreign) {
            return false;
        }
    }

    private static MailFile shown(MimeMessage mail) {
        try {
            Date sent = mail.getSentDate();
            return new MailFile(mail.getSubject(), sent == null ? null : sent.toInstant());
        } catch (MessagingException damaged) {
            return new MailFile(null, null);
        }
    }
}
