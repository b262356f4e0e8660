package dev.nexus.platform.personaldata;

import java.io.OutputStream;
import java.time.Clock;
import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;
import org.springframework.transaction.support.TransactionOperations;
import tools.jackson.core.JsonGenerator;
import tools.jackson.databind.json.JsonMapper;

/** Writes all that the service holds about an account as one JSON document, of one moment, row by row. */
final class PersonalDataExporting {

    private final String service;
    private final List<PersonalData> kinds;
    private final TransactionOperations snapshot;
    private final JsonMapper json;
    private final Clock clock;

    PersonalDataExporting(
            String service, List<PersonalData> kinds, TransactionOperations snapshot, JsonMapper json, Clock clock) {
        this.service = service;
        this.kinds = List.copyOf(kinds);
        this.snapshot = snapshot;
        this.json = json;
        this.clock = clock;
    }

    void export(UUID account, OutputStream out) {
        snapshot.executeWithoutResult(status -> {
            try (JsonGenerator document = json.createGenerator(out)) {
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
