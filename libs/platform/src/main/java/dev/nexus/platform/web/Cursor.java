package dev.nexus.platform.web;

import dev.nexus.platform.problem.CommonProblem;
import dev.nexus.platform.problem.ProblemException;
import java.nio.ByteBuffer;
import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import java.util.UUID;
import java.util.function.Function;
import java.util.zip.CRC32C;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.json.JsonMapper;

/**
 * A place in a list: the values of its sort keys at the last row of a page. Callers see it as an opaque string. It is no
 * secret and gives no right; a check sum and the list's name only keep a damaged or foreign one from being misread.
 */
public final class Cursor {

    private static final JsonMapper JSON = JsonMapper.builder().build();
    private static final int CHECK_BYTES = Integer.BYTES;
    private static final int LONGEST = 4096;

    private final String list;
    private final List<@Nullable String> values;

    private Cursor(String list, List<@Nullable String> values) {
        this.list = list;
        this.values = values;
    }

    /**
     * Notes a place.
     *
     * @param list the name of the list with its sort order; a cursor of another list is refused
     * @param values the values of the sort keys, written by their {@code toString()}
     * @return the place
     */
    public static Cursor of(String list, @Nullable Object... values) {
        return new Cursor(list, Arrays.stream(values).map(Cursor::text).toList());
    }

    /**
     * Reads a place back.
     *
     * @param encoded what {@link #encoded()} made
     * @param list the name of the list
     * @param count how many values its cursors have
     * @return the place
     * @throws ProblemException {@code invalid-cursor} when it is damaged or from another list
     */
    public static Cursor decode(String encoded, String list, int count) {
        if (encoded.length() > LONGEST) {
            throw invalid();
        }
        var fields = fields(encoded);
        if (fields.size() != count + 1
                || !list.equals(fields.getFirst())
                || fields.stream().anyMatch(Cursor::isUnstorable)) {
            throw invalid();
        }
        return new Cursor(list, fields.subList(1, fields.size()));
    }

    /**
     * The place as callers see it.
     *
     * @return a string of letters, digits, {@code -} and {@code _}
     */
    public String encoded() {
        var fields = new @Nullable String[values.size() + 1];
        fields[0] = list;
        for (var i = 0; i < values.size(); i++) {
            fields[i + 1] = values.get(i);
        }
        var json = JSON.writeValueAsBytes(fields);
        var bytes = ByteBuffer.allocate(CHECK_BYTES + json.length)
                .putInt(checkSum(json))
                .put(json);
        return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes.array());
    }

    /**
     * A value as text.
     *
     * @param index which of the values, from 0
     * @return the text
     * @throws ProblemException {@code invalid-cursor} when it is null
     */
    public String text(int index) {
        var value = values.get(index);
        if (value == null) {
            throw invalid();
        }
        return value;
    }

    /**
     * A value as text, where the sort key may be null.
     *
     * @param index which of the values, from 0
     * @return the text or null
     */
    public @Nullable String textOrNull(int index) {
        return values.get(index);
    }

    /**
     * A value as an identifier.
     *
     * @param index which of the values, from 0
     * @return the identifier
     * @throws ProblemException {@code invalid-cursor} when it is none
     */
    public UUID uuid(int index) {
        return parsed(index, UUID::fromString);
    }

    /**
     * A value as a time.
     *
     * @param index which of the values, from 0
     * @return the time
     * @throws ProblemException {@code invalid-cursor} when it is none
     */
    public Instant instant(int index) {
        return parsed(index, Instant::parse);
    }

    /**
     * A value as a whole number.
     *
     * @param index which of the values, from 0
     * @return the number
     * @throws ProblemException {@code invalid-cursor} when it is none
     */
    public long number(int index) {
        return parsed(index, Long::parseLong);
    }

    private <T> T parsed(int index, Function<String, T> parser) {
        try {
            return parser.apply(text(index));
        } catch (IllegalArgumentException | DateTimeParseException foreign) {
            throw invalid();
        }
    }

    private static List<@Nullable String> fields(String encoded) {
        try {
            var bytes = ByteBuffer.wrap(Base64.getUrlDecoder().decode(encoded));
            if (bytes.remaining() < CHECK_BYTES) {
                throw invalid();
            }
            var check = bytes.getInt();
            var json = Arrays.copyOfRange(bytes.array(), CHECK_BYTES, bytes.capacity());
            if (check != checkSum(json)) {
                throw invalid();
            }
            return Arrays.asList(JSON.readValue(json, String[].class));
        } catch (IllegalArgumentException | JacksonException damaged) {
            throw invalid();
        }
    }

    /** No text in a database has this character, so no cursor of ours. */
    private static boolean isUnstorable(@Nullable String value) {
        return value != null && value.indexOf('\0') >= 0;
    }

    private static @Nullable String text(@Nullable Object value) {
        return value == null ? null : value.toString();
    }

    private static int checkSum(byte[] bytes) {
        var sum = new CRC32C();
        sum.update(bytes, 0, bytes.length);
        return (int) sum.getValue();
    }

    private static ProblemException invalid() {
        return new ProblemException(CommonProblem.INVALID_CURSOR, "Start again without a cursor.");
    }
}
