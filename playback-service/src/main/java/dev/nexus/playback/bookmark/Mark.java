package dev.nexus.playback.bookmark;

import dev.nexus.platform.web.SingleLine;
import dev.nexus.playback.book.Position;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * What is marked, and what is said of it. Texts are kept without blanks around them; one of blanks alone is none.
 *
 * @param position on the book's timeline
 * @param end of a clip, after the position; null for a moment
 * @param title at most {@value #LONGEST_TITLE} characters; null when there is none
 * @param note at most {@value #LONGEST_NOTE} characters; null when there is none
 */
public record Mark(
        Position position,
        @Nullable Position end,
        @Nullable String title,
        @Nullable String note) {

    public static final int LONGEST_TITLE = 200;
    public static final int LONGEST_NOTE = 5_000;

    private static final Pattern LINE = Pattern.compile(SingleLine.FORM);

    private static final Pattern STORABLE = Pattern.compile("[^\\x00\\p{Cs}]*");

    /** @throws IllegalArgumentException for an end that is not after the position, and for a text that cannot be kept */
    public Mark {
        if (end != null && end.compareTo(position) <= 0) {
            throw new IllegalArgumentException(
                    "end at %s s is not after position at %s s".formatted(end.seconds(), position.seconds()));
        }
        title = text("title", title, LONGEST_TITLE);
        note = text("note", note, LONGEST_NOTE);
        if (title != null && !isLine(title)) {
            throw new IllegalArgumentException("title is not one line of text");
        }
    }

    /** A moment that was marked elsewhere, its title cut and in one line. */
    public static Mark cut(Position position, @Nullable String title) {
        if (title == null) {
            return new Mark(position, null, null, null);
        }
        var cut = title.length() > LONGEST_TITLE ? title.substring(0, LONGEST_TITLE) : title;
        return new Mark(position, null, inOneLine(cut), null);
    }

    /** Whether a text is one line of what people type. */
    public static boolean isLine(String text) {
        return LINE.matcher(text).matches();
    }

    /** Whether a text has nothing that no database takes: the character 0, or half of a surrogate pair. */
    public static boolean canKeep(String text) {
        return STORABLE.matcher(text).matches();
    }

    /** Where it ends: a moment ends where it is. */
    Position furthest() {
        return end == null ? position : end;
    }

    /** With a space for everything that no line has; half of a character that was cut is among it. */
    private static String inOneLine(String text) {
        return text.codePoints()
                .mapToObj(Character::toString)
                .map(character -> isLine(character) ? character : " ")
                .collect(Collectors.joining());
    }

    private static @Nullable String text(String name, @Nullable String text, int longest) {
        if (text == null || text.isBlank()) {
            return null;
        }
        if (text.length() > longest) {
            throw new IllegalArgumentException(
                    "%s has %d characters, more than %d".formatted(name, text.length(), longest));
        }
        if (!canKeep(text)) {
            throw new IllegalArgumentException("%s has characters that cannot be kept".formatted(name));
        }
        return text.strip();
    }
}
