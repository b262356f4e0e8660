package dev.nexus.contracts;

import com.fasterxml.jackson.annotation.JsonProperty;

/** What a member may do in a library. */
public enum LibraryRole {
    /** Everything, members included. */
    @JsonProperty("owner")
    OWNER,
    /** Adds and edits books, and listens. */
    @JsonProperty("curator")
    CURATOR,
    /** Listens. */
    @JsonProperty("listener")
    LISTENER
}
