package dev.nexus.notification.channel;

import com.icegreen.greenmail.util.GreenMail;
import com.icegreen.greenmail.util.ServerSetup;
import dev.nexus.notification.inbox.Notification;
import dev.nexus.notification.inbox.NotificationId;
import dev.nexus.notification.inbox.NotificationKind;
import dev.nexus.notification.recipient.Recipient;
import dev.nexus.notification.recipient.RecipientId;
import dev.nexus.platform.test.ServiceTest;
import java.time.Instant;
import java.util.Locale;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;
import org.springframework.test.context.TestPropertySource;

/** One service for all tests of channels, with a mail server that keeps what it gets, and push services on this machine. */
@ServiceTest
@TestPropertySource(
        properties = {
            "nexus.app-links.public-url=https://books.example.org/",
            "nexus.mail.from=Nexus <no-reply@example.org>",
            "nexus.webhooks.allowed-networks=127.0.0.1/32",
            "nexus.webhooks.try-timeout=5s",
            "nexus.erasure.interval=100ms"
        })
public abstract class ChannelTest {

    public static final Instant NOON = Instant.parse("2026-03-01T12:00:00Z");

    protected static final GreenMail MAILS = new GreenMail(ServerSetup.SMTP.dynamicPort());

    static {
        MAILS.start();
    }

    @DynamicPropertySource
    static void mailServer(DynamicPropertyRegistry properties) {
        properties.add(
                "nexus.mail.smtp-url",
                () -> "smtp://127.0.0.1:" + MAILS.getSmtp().getPort());
    }

    protected final RecipientId ada = new RecipientId(UUID.randomUUID());

    protected Recipient ada(@Nullable Locale locale) {
        return new Recipient(ada, "ada-%s@example.org".formatted(ada.value()), true, "Ada Lovelace", locale, null);
    }

    protected ChannelMessage message(Recipient recipient, String title, String text) {
        return message(recipient, NotificationKind.BOOK_FINISHED, title, text);
    }

    protected ChannelMessage message(Recipient recipient, NotificationKind kind, String title, String text) {
        return new ChannelMessage(
                UUID.randomUUID(),
                recipient,
                new Notification(
                        new NotificationId(UUID.randomUUID()),
                        recipient.id(),
                        kind,
                        title,
                        text,
                        UUID.randomUUID(),
                        NOON,
                        null));
    }
}
