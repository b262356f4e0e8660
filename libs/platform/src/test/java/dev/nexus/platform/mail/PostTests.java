package dev.nexus.platform.mail;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import dev.nexus.platform.mail.Post.Way;
import jakarta.mail.Message.RecipientType;
import jakarta.mail.internet.MimeMultipart;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Date;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PostTests {

    private static final Instant NOON = Instant.parse("2026-03-01T12:00:00Z");
    private static final UUID ID = UUID.fromString("0199b6a0-0001-7000-8000-000000000001");

    private static Post post(@Nullable Path directory) {
        return Post.of(new PostSettings(null, directory, "Nexus <no-reply@example.org>", Duration.ofSeconds(1)));
    }

    private static OutgoingMail mail(String to, String subject, @Nullable String html, Map<String, String> headers) {
        return new OutgoingMail(ID, NOON, to, subject, "Grüße 🎧\n", html, headers);
    }

    @Test
    void writesBothFormsUnderAnIdentifierThatStays(@TempDir Path directory) throws Exception {
        var post = post(directory);
        var mail = mail("emma@bücher.example", "Ein neues Buch: „Emma“", "<p>Grüße 🎧</p>", Map.of("List-Id", "<a.b>"));

        post.send(mail);
        post.send(mail);

        var found = post.files(_ -> true, message -> message);
        assertThat(found).hasSize(1);
        var message = found.getFirst();
        assertThat(message.getMessageID()).isEqualTo("<%s@example.org>".formatted(ID));
        assertThat(message.getSentDate()).isEqualTo(Date.from(NOON));
        assertThat(message.getSubject()).isEqualTo("Ein neues Buch: „Emma“");
        assertThat(message.getRecipients(RecipientType.TO)[0]).hasToString("emma@xn--bcher-kva.example");
        assertThat(message.getHeader("List-Id")).containsExactly("<a.b>");
        assertThat(message.getHeader("Auto-Submitted")).containsExactly("auto-generated");
        assertThat(message.getContentType()).startsWith("multipart/alternative");
        var parts = (MimeMultipart) message.getContent();
        assertThat(parts.getCount()).isEqualTo(2);
        assertThat(parts.getBodyPart(0).getContentType()).startsWith("text/plain");
        assertThat(parts.getBodyPart(0).getContent().toString()).contains("Grüße 🎧");
        assertThat(parts.getBodyPart(1).getContentType()).startsWith("text/html");
        assertThat(parts.getBodyPart(1).getContent()).hasToString("<p>Grüße 🎧</p>");
    }

    @Test
    void removesWhatIsAskedForAndLeavesTheRest(@TempDir Path directory) throws Exception {
        var post = post(directory);
        post.send(mail("emma@example.org", "One", null, Map.of()));
        Files.writeString(directory.resolve("note.txt"), "mine");

        post.removeFiles(_ -> false);
        assertThat(post.files(_ -> true, message -> message)).hasSize(1);
        post.removeFiles(_ -> true);

        try (var left = Files.list(directory)) {
            assertThat(left).containsExactly(directory.resolve("note.txt"));
        }
    }

    @Test
    void goesNowhereWhereThereIsNeitherServerNorDirectory() {
        var post = post(null);

        assertThat(post.way()).isEqualTo(Way.NOWHERE);
        assertThat(post.isDeliverable()).isFalse();
        assertThatIllegalStateException().isThrownBy(() -> post.send(mail("a@example.org", "S", null, Map.of())));
    }

    @ParameterizedTest
    @ValueSource(strings = {"a\r\nBcc: b@example.org", "a\nb", "a\u0000b"})
    void letsNobodyWriteHeaders(String injected) {
        assertThatIllegalArgumentException().isThrownBy(() -> mail("a@example.org", injected, null, Map.of()));
        assertThatIllegalArgumentException()
                .isThrownBy(() -> mail("a@example.org", "S", null, Map.of("List-Id", injected)));
        assertThatIllegalArgumentException().isThrownBy(() -> mail("a@example.org", "S", null, Map.of(injected, "v")));
    }

    @Test
    void refusesASenderThatIsNone() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new PostSettings(null, null, "nobody at all", Duration.ofSeconds(1)))
                .withMessageContaining("nexus.mail.from");
    }
}
