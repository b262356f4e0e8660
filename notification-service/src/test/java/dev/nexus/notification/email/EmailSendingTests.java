package dev.nexus.notification.email;

import static org.assertj.core.api.Assertions.assertThat;

import dev.nexus.notification.applink.AppLinks;
import dev.nexus.notification.channel.ChannelMessage;
import dev.nexus.notification.channel.ChannelTest;
import dev.nexus.notification.channel.SendingOutcome.Refused;
import dev.nexus.notification.channel.SendingOutcome.Sent;
import dev.nexus.notification.channel.SendingOutcome.TryAgain;
import dev.nexus.notification.inbox.NotificationKind;
import dev.nexus.notification.phrase.Phrases;
import dev.nexus.notification.recipient.Recipient;
import dev.nexus.notification.recipient.RecipientId;
import dev.nexus.notification.unsubscribe.UnsubscribeLinks;
import dev.nexus.platform.mail.Post;
import dev.nexus.platform.mail.PostSettings;
import jakarta.mail.Message.RecipientType;
import jakarta.mail.MessagingException;
import jakarta.mail.internet.MimeMessage;
import jakarta.mail.internet.MimeMultipart;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;

/** From a notification to a mail in somebody's mailbox. */
@ExtendWith(OutputCaptureExtension.class)
class EmailSendingTests extends ChannelTest {

    @Autowired
    private EmailSending sending;

    @Autowired
    private EmailWording wording;

    @Autowired
    private UnsubscribeLinks unsubscribing;

    @Autowired
    private AppLinks links;

    @Autowired
    private Phrases phrases;

    @Autowired
    private Clock clock;

    private EmailSending by(@Nullable String url, @Nullable Path directory) {
        var settings = new PostSettings(
                url == null ? null : URI.create(url), directory, "no-reply@example.org", Duration.ofSeconds(5));
        return new EmailSending(Post.of(settings), wording, unsubscribing, links, clock);
    }

    private List<MimeMessage> mailsTo(Recipient recipient) {
        return Arrays.stream(MAILS.getReceivedMessages())
                .filter(mail -> isTo(recipient, mail))
                .toList();
    }

    private static boolean isTo(Recipient recipient, MimeMessage mail) {
        try {
            return mail.getRecipients(RecipientType.TO)[0].toString().equals(recipient.email());
        } catch (MessagingException unreadable) {
            throw new IllegalStateException(unreadable);
        }
    }

    private MimeMessage sent(ChannelMessage message) {
        assertThat(sending.send(message)).isEqualTo(new Sent());
        assertThat(mailsTo(message.recipient())).hasSize(1);
        return mailsTo(message.recipient()).getFirst();
    }

    private static String part(MimeMessage mail, int number) throws Exception {
        return ((MimeMultipart) mail.getContent())
                .getBodyPart(number)
                .getContent()
                .toString()
                .replace("\r\n", "\n");
    }

    @Test
    void saysTheSameAsTextAndAsHtmlAndHowToStopIt() throws Exception {
        var message = message(ada(null), "You finished “Emma”", "“Emma” is now among your books.\nWell done!");

        var mail = sent(message);

        assertThat(mail.getSubject()).isEqualTo("You finished “Emma”");
        assertThat(mail.getFrom()[0]).hasToString("Nexus <no-reply@example.org>");
        assertThat(mail.getMessageID()).isEqualTo("<%s@example.org>".formatted(message.id()));
        assertThat(mail.getSentDate())
                .isCloseTo(clock.instant(), Duration.ofMinutes(1).toMillis());
        assertThat(mail.getHeader("Auto-Submitted")).containsExactly("auto-generated");
        assertThat(mail.getHeader("List-Id")).containsExactly("<book-finished.notifications.books.example.org>");
        assertThat(mail.getHeader("List-Unsubscribe-Post")).containsExactly("List-Unsubscribe=One-Click");
        assertThat(mail.getHeader("List-Unsubscribe", null))
                .matches("<https://books.example.org/api/v1/unsubscribe/[A-Za-z0-9_-]+>");
        var link = "https://books.example.org/books/" + message.notification().book();
        assertThat(mail.getContentType()).startsWith("multipart/alternative");
        assertThat(part(mail, 0))
                .contains("Hello Ada Lovelace,\n", "Well done!\n", link, "books that you have finished")
                .contains("https://books.example.org/api/v1/unsubscribe/");
        assertThat(part(mail, 1))
                .contains("<html lang=\"en\">", "<h1", "You finished “Emma”", "href=\"" + link + "\"")
                .contains("href=\"https://books.example.org/api/v1/unsubscribe/")
                .doesNotContain("<img", "src=", "<script", "<link", "{");
    }

    @Test
    void speaksTheLanguageOfItsReader() throws Exception {
        var message = message(ada(Locale.forLanguageTag("de-AT")), "Sie haben „Emma“ gehört", "Bis zum Ende.");

        var mail = sent(message);

        assertThat(part(mail, 0)).contains("Guten Tag Ada Lovelace,", "Sie erhalten diese Mail", "Keine Mails mehr");
        assertThat(part(mail, 1)).contains("<html lang=\"de\">");
    }

    @Test
    void letsNobodyWriteHeadersOrMarkup() throws Exception {
        var eve =
                new Recipient(ada, ada(null).email(), true, "<b>Eve</b>\r\nBcc: all@example.org", Locale.ENGLISH, null);

        var mail = sent(message(
                eve,
                "Books\r\nBcc: all@example.org\r\n\r\n<script>",
                "</p><img src=x onerror=\"alert(1)\"> & https://evil.example"));

        assertThat(mail.getHeader("Bcc")).isNull();
        assertThat(mail.getAllRecipients()).hasSize(1);
        assertThat(mail.getSubject()).isEqualTo("Books Bcc: all@ example. org <script>");
        assertThat(part(mail, 1))
                .contains(
                        "&lt;script&gt;",
                        "&lt;/p&gt;&lt;img src=x onerror=&quot;alert(1)&quot;&gt; &amp; https: //evil. example")
                .contains("&lt;b&gt;Eve&lt;/b&gt; Bcc: all")
                .doesNotContain("<script", "<img", "<b>");
    }

    @Test
    void sendsNothingToAnAddressWhoseOwnerHasNotSaidSo() {
        var unverified = new Recipient(ada, ada(null).email(), false, "Ada", null, null);

        assertThat(sending.reached(List.of(ada(null), unverified))).containsExactly(ada);
        assertThat(sending.send(message(unverified, "Title", "Text"))).isInstanceOf(Refused.class);
        assertThat(mailsTo(unverified)).isEmpty();
    }

    @Test
    void isTheSameMailAtEachAttempt() throws Exception {
        var message = message(ada(null), "Title", "Text");

        sending.send(message);
        sending.send(message);

        var mails = mailsTo(message.recipient());
        assertThat(mails).hasSize(2);
        assertThat(mails.getFirst().getMessageID()).isEqualTo(mails.getLast().getMessageID());
    }

    @ParameterizedTest
    @CsvSource({"MAIL,451", "RCPT,450", "RCPT,452", "DATA,451", ".,451", "MAIL,530"})
    void comesAgainWhenTheServerSaysThatItMayWork(String command, int reply) {
        try (var server = FakeSmtpServer.refusing(command, reply)) {
            assertThat(by(server.url(), null).send(message(ada(null), "Title", "Text")))
                    .isEqualTo(new TryAgain("the mail server answered " + reply, null));
        }
    }

    @ParameterizedTest
    @CsvSource({"MAIL,550", "RCPT,550", "RCPT,553", "DATA,554", ".,552", ".,554"})
    void givesUpWhenTheServerSaysThatItNeverWill(String command, int reply) {
        try (var server = FakeSmtpServer.refusing(command, reply)) {
            assertThat(by(server.url(), null).send(message(ada(null), "Title", "Text")))
                    .isEqualTo(new Refused("the mail server answered " + reply));
        }
    }

    @Test
    void comesAgainWhileTheServerIsAwayAndTellsNoLogWhomAMailGoesTo(CapturedOutput output) {
        String url;
        try (var server = FakeSmtpServer.refusing("", 500)) {
            url = server.url();
        }

        var outcome = by(url, null).send(message(ada(null), "Title", "Text"));

        assertThat(outcome).isEqualTo(new TryAgain("the mail server is away", null));
        assertThat(output.getAll()).doesNotContain(ada(null).email());
    }

    @Test
    void writesFilesWhereThereIsNoServerAndTheyGoWithTheAccount(@TempDir Path directory) throws Exception {
        var post = Post.of(new PostSettings(null, directory, "no-reply@example.org", Duration.ofSeconds(5)));
        var files = new MailFilesOfAnAccount(post);
        var other = new Recipient(
                new RecipientId(UUID.randomUUID()),
                ada(null).email(),
                true,
                "Whoever has the address since",
                null,
                null);

        assertThat(by(null, directory).send(message(ada(null), "Mine", "Text"))).isEqualTo(new Sent());
        assertThat(by(null, directory).send(message(other, "Another's", "Text")))
                .isEqualTo(new Sent());

        assertThat(files.about(ada.value())).hasSize(1).first().asString().contains("Mine");
        files.erase(ada.value());
        assertThat(files.about(ada.value())).isEmpty();
        try (var left = Files.list(directory)) {
            assertThat(left).hasSize(1);
        }
    }

    @Test
    void reachesNobodyWhereThereIsNeitherServerNorDirectory() {
        var nowhere = by(null, null);

        assertThat(nowhere.reached(List.of(ada(null)))).isEmpty();
        assertThat(nowhere.send(message(ada(null), "Title", "Text"))).isInstanceOf(Refused.class);
    }

    @ParameterizedTest
    @EnumSource
    void hasWordsForEachKindInBothLanguages(NotificationKind kind) {
        var unsubscribe = URI.create("https://books.example.org/u");

        var english = wording.of(message(ada(Locale.ENGLISH), kind, "Title", "Text"), unsubscribe);
        var german = wording.of(message(ada(Locale.GERMAN), kind, "Title", "Text"), unsubscribe);

        assertThat(english.text()).contains("because Nexus tells you").doesNotContain("{");
        assertThat(german.text()).contains("weil Nexus Sie").doesNotContain("{");
        assertThat(phrases.kind(Locale.GERMAN, kind)).isNotEqualTo(phrases.kind(Locale.ENGLISH, kind));
    }
}
