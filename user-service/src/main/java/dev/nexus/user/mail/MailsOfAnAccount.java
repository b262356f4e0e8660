package dev.nexus.user.mail;

import dev.nexus.platform.mail.Post;
import dev.nexus.platform.personaldata.PersonalData;
import dev.nexus.user.account.EmailAddress;
import jakarta.mail.Message.RecipientType;
import jakarta.mail.MessagingException;
import jakarta.mail.internet.InternetAddress;
import jakarta.mail.internet.MimeMessage;
import java.security.GeneralSecurityException;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.springframework.core.annotation.Order;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * Mails that wait to be sent to somebody. They are found by the address that they are sealed with, one by one; those that came
 * after the account was left are for whoever has the address since.
 */
@Component
@Order(MailsOfAnAccount.WHILE_THE_ADDRESS_IS_KNOWN)
class MailsOfAnAccount implements PersonalData {

    static final int WHILE_THE_ADDRESS_IS_KNOWN = 0;

    private record Queued(UUID id, String recipient, String kind, Instant queuedAt) {}

    /** A mail as an export shows it: a link in it is for its recipient's mailbox alone. */
    private record QueuedMail(String kind, Instant queuedAt) {}

    private final JdbcClient database;
    private final SealedMails sealing;
    private final Post post;

    MailsOfAnAccount(JdbcClient database, SealedMails sealing, Post post) {
        this.database = database;
        this.sealing = sealing;
        this.post = post;
    }

    @Override
    public String name() {
        return "queuedMails";
    }

    @Override
    public Stream<?> about(UUID account) {
        return to(account).stream().map(mail -> new QueuedMail(mail.kind(), mail.queuedAt()));
    }

    @Override
    public void erase(UUID account) {
        var addresses = addresses(account);
        post.removeFiles(mail -> isToAnyOf(addresses, mail));
        var ids = to(account).stream().map(Queued::id).toArray(UUID[]::new);
        database.sql("delete from queued_mail where id = any (:ids)")
                .param("ids", ids)
                .update();
    }

    private static boolean isToAnyOf(Set<String> keys, MimeMessage mail) {
        try {
            var recipients = mail.getRecipients(RecipientType.TO);
            return recipients != null
                    && Stream.of(recipients)
                            .filter(InternetAddress.class::isInstance)
                            .flatMap(address -> EmailAddress.parse(((InternetAddress) address).getAddress()).stream())
                            .anyMatch(address -> keys.contains(address.key()));
        } catch (MessagingException foreign) {
            return false;
        }
    }

    private List<Queued> to(UUID account) {
        var addresses = addresses(account);
        try (var waiting = database.sql("""
                        select id, kind, sealed, queued_at from queued_mail
                        where queued_at <= coalesce(
                            (select requested_at from erased_account where account_id = ?), 'infinity')
                        order by id""").param(account).query((row, _) -> queued(row)).stream()) {
            return waiting.filter(mail -> addresses.contains(mail.recipient())).toList();
        }
    }

    private Queued queued(ResultSet row) throws SQLException {
        var id = row.getObject("id", UUID.class);
        return new Queued(
                id,
                recipient(id, row.getBytes("sealed")),
                row.getString("kind"),
                row.getObject("queued_at", OffsetDateTime.class).toInstant());
    }

    /** The address as it is compared; nobody's when the mail was sealed with a key that is gone. */
    private String recipient(UUID id, byte[] sealed) {
        try {
            return sealing.open(id, sealed).to().key();
        } catch (GeneralSecurityException unreadable) {
            return "";
        }
    }

    private Set<String> addresses(UUID account) {
        return database.sql("""
                        select lower(address) from account, unnest(array[email, email_key, former_email_key, pending_email]) address
                        where id = ? and address is not null""").param(account).query(String.class).list().stream()
                .collect(Collectors.toUnmodifiableSet());
    }
}
