package dev.nexus.catalog.ingest;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.util.Locale;

/** How far an import is. */
public enum ImportState {
    @JsonProperty("queued")
    QUEUED,
    @JsonProperty("running")
    RUNNING,
    @JsonProperty("succeeded")
    SUCCEEDED,
    @JsonProperty("failed")
    FAILED;

    static ImportState ofColumn(String value) {
        return valueOf(value.toUpperCase(Locale.ROOT));
    }
}
