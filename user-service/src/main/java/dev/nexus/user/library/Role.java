package dev.nexus.user.library;

import com.fasterxml.jackson.annotation.JsonProperty;

/** What a member may do in a library. */
public enum Role {
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
