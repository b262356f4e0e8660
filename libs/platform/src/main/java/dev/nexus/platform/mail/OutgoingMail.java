package dev.nexus.platform.mail;

import java.time.Instant;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A mail that leaves.
 *
 * @param id identifies it; sent again, it has the same {@code Message-ID}, and mail programs show it once
 * @param at its date
 * @param to the address of whoever shall read it, as its owner writes it
 * @param subject one line, in any characters
 * @param text what it says, in any characters
 * @param html the same for mail programs that show HTML; null when there is the text alone
 * @param headers further headers (RFC 5322), printable ASCII in one line each
 */
public record OutgoingMail(
        UUID id,
        Instant at,
        String to,
        String subject,
        String text,
        @Nullable String html,
        Map<String, String> headers) {

    private static final char DELETE = 127;

    /** Refuses whatever could begin a line of its own among the headers. */
    public OutgoingMail {
        headers = Map.copyOf(headers);
        if (!isOneLine(subject)) {
            throw new IllegalArgumentException("the subject of mail %s has a control character".formatted(id));
        }
        headers.forEach((name, value) -> {
            if (!name.matches("[!-9;-~]+") || !value.matches("[ -~]+")) {
                throw new IllegalArgumentException("header %s of mail %s is not printable ASCII".formatted(name, id));
            }
        });
    }

    private static boolean isOneLine(String text) {
        return text.chars().noneMatch(character -> character < ' ' || character == DELETE);
    }

    @Override
    public String toString() {
        return "OutgoingMail[%s]".formatted(id);
    }
}
