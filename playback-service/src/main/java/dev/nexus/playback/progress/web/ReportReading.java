package dev.nexus.playback.progress.web;

import dev.nexus.playback.book.BookId;
import dev.nexus.playback.book.Position;
import dev.nexus.playback.book.Rate;
import dev.nexus.playback.progress.rule.Judgement;
import dev.nexus.playback.progress.rule.Report;
import dev.nexus.playback.progress.rule.ReportId;
import dev.nexus.playback.progress.rule.ReportKind;
import dev.nexus.playback.progress.rule.ReportProblem;
import dev.nexus.playback.progress.rule.Span;
import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.util.UUID;
import java.util.function.DoubleFunction;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/** Reads one entry of a batch. What cannot be read is refused with the problem of that very field. */
final class ReportReading {

    private static final Pattern UUID_TEXT = Pattern.compile("[0-9a-fA-F]{8}(-[0-9a-fA-F]{4}){3}-[0-9a-fA-F]{12}");
    private static final int LONGEST_ECHO = 64;

    private final JsonNode json;

    private ReportReading(JsonNode json) {
        this.json = json;
    }

    static ReportEntry read(JsonNode json) {
        try {
            return new ReportEntry.Legible(new ReportReading(json).report());
        } catch (IllegibleException illegible) {
            return new ReportEntry.Illegible(echo(json.path("id")), illegible.refusal);
        }
    }

    private Report report() {
        var id = new ReportId(text("id", ReportProblem.INVALID_REPORT, ReportReading::uuid));
        var book = new BookId(text("bookId", ReportProblem.INVALID_REPORT, ReportReading::uuid));
        var kind = text("kind", ReportProblem.INVALID_REPORT, ReportReading::kind);
        var position = number("position", ReportProblem.INVALID_POSITION, Position::ofSeconds);
        var rate = number("rate", ReportProblem.INVALID_RATE, Rate::new);
        var listened = listened();
        var at = text("at", ReportProblem.INVALID_TIME, ReportReading::time);
        return possible(
                ReportProblem.INVALID_REPORT,
                () -> new Report(id, book, kind, position, listened, rate == null ? Rate.NORMAL : rate, at));
    }

    private @Nullable Span listened() {
        var from = number("listenedFrom", ReportProblem.INVALID_SPAN, Position::ofSeconds);
        var to = number("listenedTo", ReportProblem.INVALID_SPAN, Position::ofSeconds);
        if (from == null && to == null) {
            return null;
        }
        if (from == null || to == null) {
            throw new IllegibleException(ReportProblem.INVALID_SPAN, "a span needs both listenedFrom and listenedTo");
        }
        return possible(ReportProblem.INVALID_SPAN, () -> new Span(from, to));
    }

    private <T> @Nullable T number(String field, ReportProblem problem, DoubleFunction<T> reader) {
        var value = json.path(field);
        if (value.isMissingNode() || value.isNull()) {
            return null;
        }
        if (!value.isNumber()) {
            throw new IllegibleException(problem, field + " is not a number");
        }
        // NaN stands for what no double can hold; the readers refuse it.
        return possible(problem, () -> reader.apply(value.doubleValue(Double.NaN)));
    }

    private <T> T text(String field, ReportProblem problem, Function<String, T> reader) {
        var value = json.path(field);
        if (!value.isString()) {
            throw new IllegibleException(problem, field + " is not a string");
        }
        return possible(problem, () -> reader.apply(value.stringValue()));
    }

    private static UUID uuid(String text) {
        if (!UUID_TEXT.matcher(text).matches()) {
            throw new IllegalArgumentException("%s is not an identifier (UUID)".formatted(quoted(text)));
        }
        return UUID.fromString(text);
    }

    private static ReportKind kind(String text) {
        return ReportKind.named(text)
                .filter(kind -> kind != ReportKind.RESTORE)
                .orElseThrow(() -> new IllegalArgumentException("there is no kind " + quoted(text)));
    }

    private static Instant time(String text) {
        try {
            var time = Instant.parse(text);
            Report.requireClockOfACalendar(time);
            return time;
        } catch (DateTimeParseException e) {
            throw new IllegalArgumentException("%s is not a time in ISO 8601 with a zone".formatted(quoted(text)), e);
        }
    }

    private static <T> T possible(ReportProblem problem, Supplier<T> value) {
        try {
            return value.get();
        } catch (IllegalArgumentException refused) {
            throw new IllegibleException(problem, String.valueOf(refused.getMessage()));
        }
    }

    private static @Nullable String echo(JsonNode id) {
        return id.isString() && id.stringValue().length() <= LONGEST_ECHO ? id.stringValue() : null;
    }

    private static String quoted(String text) {
        return text.length() <= LONGEST_ECHO ? "'" + text + "'" : "'" + text.substring(0, LONGEST_ECHO) + "…'";
    }

    private static final class IllegibleException extends RuntimeException {

        private final transient Judgement.Refused refusal;

        IllegibleException(ReportProblem problem, String detail) {
            super(detail, null, false, false);
            this.refusal = new Judgement.Refused(problem, detail);
        }
    }
}
