package dev.nexus.playback.transfer;

import dev.nexus.platform.problem.ProblemException;
import dev.nexus.playback.book.Position;
import dev.nexus.playback.bookmark.BookmarkId;
import dev.nexus.playback.bookmark.ForeignMark;
import dev.nexus.playback.bookmark.Mark;
import dev.nexus.playback.progress.PortableAct;
import dev.nexus.playback.transfer.ForeignListening.Heard;
import dev.nexus.playback.transfer.ForeignListening.InBook;
import dev.nexus.playback.transfer.ListeningDocument.BookEntry;
import dev.nexus.playback.transfer.ListeningDocument.BookmarkEntry;
import java.math.BigDecimal;
import java.time.Duration;
import java.util.ArrayList;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Reads what {@link ListeningExporting} writes. */
@Component
class ListeningDocumentReading {

    private static final String SOURCE = "Nexus";

    private final JsonMapper json;

    ListeningDocumentReading(JsonMapper json) {
        this.json = json.rebuild()
                .enable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
                .build();
    }

    static boolean isOne(JsonNode document) {
        return ListeningDocument.FORMAT.equals(document.path("format").asString(""));
    }

    /**
     * Reads a document.
     *
     * @throws ProblemException {@code unreadable-import}, naming what is wrong
     */
    ForeignListening read(JsonNode document) {
        if (document.path("version").asInt(0) != ListeningDocument.VERSION) {
            throw new ProblemException(
                    TransferProblem.UNREADABLE_IMPORT,
                    "Only version %d of %s is understood."
                            .formatted(ListeningDocument.VERSION, ListeningDocument.FORMAT));
        }
        try {
            var listening = json.treeToValue(document, ListeningDocument.class);
            return new ForeignListening(
                    SOURCE,
                    null,
                    listening.books().stream()
                            .map(ListeningDocumentReading::book)
                            .toList());
        } catch (JacksonException | IllegalArgumentException e) {
            throw new ProblemException(
                    TransferProblem.UNREADABLE_IMPORT,
                    "A value of the document is missing or impossible; its JSON Schema says what must be there.");
        }
    }

    private static InBook book(BookEntry book) {
        var acts = new ArrayList<PortableAct>();
        book.finishedAt().forEach(at -> acts.add(new PortableAct.Finished(at)));
        var place = book.place();
        if (place != null && place.begunAnewAt() != null) {
            acts.add(new PortableAct.BegunAnew(place.begunAnewAt()));
        }
        if (place != null && place.position() != null && place.at() != null) {
            acts.add(new PortableAct.Moved(position(place.position()), place.at()));
        }
        return new InBook(
                new ForeignBook(book.id().toString(), book.id(), book.title(), book.authors(), length(book.length())),
                acts,
                place != null && place.hidden(),
                book.bookmarks().stream().map(ListeningDocumentReading::mark).toList(),
                book.listened().stream()
                        .map(heard -> new Heard(heard.from(), heard.to()))
                        .toList());
    }

    private static ForeignMark mark(BookmarkEntry mark) {
        var end = mark.end();
        return new ForeignMark(
                new BookmarkId(mark.id()),
                new Mark(position(mark.position()), end == null ? null : position(end), mark.title(), mark.note()),
                mark.createdAt());
    }

    private static Position position(BigDecimal seconds) {
        return Position.ofSeconds(seconds.doubleValue());
    }

    private static @Nullable Duration length(@Nullable BigDecimal seconds) {
        return seconds == null ? null : Duration.ofMillis(position(seconds).millis());
    }
}
