package dev.nexus.user.export;

import com.fasterxml.jackson.annotation.JsonProperty;

/** How far an export is. */
public enum ExportState {
    /** It waits for its turn, or to be tried again. */
    @JsonProperty("queued")
    QUEUED,
    /** The services are being asked. */
    @JsonProperty("running")
    RUNNING,
    /** The archive is there. */
    @JsonProperty("succeeded")
    SUCCEEDED,
    /** It was given up. */
    @JsonProperty("failed")
    FAILED
}
