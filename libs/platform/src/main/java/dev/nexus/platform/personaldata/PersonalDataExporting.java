package dev.nexus.platform.personaldata;

import java.io.OutputStream;
import java.time.Clock;
import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;
import org.springframework.transaction.support.TransactionOperations;
import tools.jackson.core.JsonGenerator;
import tools.jackson.core.StreamWriteFeature;
import tools.jackson.databind.ObjectWriter;
import tools.jackson.databind.json.JsonMapper;

/** Writes all that the service holds about an account as one JSON document, of one moment, row by row. */
public final class PersonalDataExporting {

    /** Whoever reads a document that was broken off must see that: it is not closed as if it were whole. */
    private static final StreamWriteFeature[] LEFT_OPEN = {
        StreamWriteFeature.AUTO_CLOSE_CONTENT,
        StreamWriteFeature.AUTO_CLOSE_TARGET,
        StreamWriteFeature.FLUSH_PASSED_TO_STREAM
    };

    private final String service;
    private final List<PersonalData> kinds;
    private final TransactionOperations snapshot;
    private final ObjectWriter writer;
    private final Clock clock;

    PersonalDataExporting(
            String service, List<PersonalData> kinds, TransactionOperations snapshot, JsonMapper json, Clock clock) {
        this.service = service;
        this.kinds = List.copyOf(kinds);
        this.snapshot = snapshot;
        this.writer = json.writer().withoutFeatures(LEFT_OPEN);
        this.clock = clock;
    }

    /**
     * Writes the document.
     *
     * @param out left open; what was written before a failure is no whole document
     */
    public void export(UUID account, OutputStream out) {
        snapshot.executeWithoutResult(status -> {
            try (JsonGenerator document = writer.createGenerator(out)) {
                document.writeStartObject();
                document.writeStringProperty("service", service);
                document.writeStringProperty("accountId", account.toString());
                document.writeStringProperty("exportedAt", clock.instant().toString());
                kinds.forEach(kind -> write(kind, account, document));
                document.writeEndObject();
            }
        });
    }

    private static void write(PersonalData kind, UUID account, JsonGenerator document) {
        document.writeArrayPropertyStart(kind.name());
        try (Stream<?> rows = kind.about(account)) {
            rows.forEach(document::writePOJO);
        }
        document.writeEndArray();
    }
}
