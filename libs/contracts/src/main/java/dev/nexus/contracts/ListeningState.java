package dev.nexus.contracts;

import com.fasterxml.jackson.annotation.JsonProperty;

/** What a book is to a listener. */
public enum ListeningState {
    /** Never heard, or begun anew and not heard since. */
    @JsonProperty("not-started")
    NOT_STARTED,
    /** Heard, and not finished since it was last begun. */
    @JsonProperty("in-progress")
    IN_PROGRESS,
    /** Finished since it was last begun. */
    @JsonProperty("finished")
    FINISHED
}
