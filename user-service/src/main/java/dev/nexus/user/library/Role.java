package dev.nexus.user.library;

import com.fasterxml.jackson.annotation.JsonProperty;

/** What a member may do in a library; the one that allows most comes first. */
public enum Role {
    /** Everything, members included. */
    @JsonProperty("owner")
    OWNER,
    /** Adds and edits books, and listens. */
    @JsonProperty("curator")
    CURATOR,
    /** Listens. */
    @JsonProperty("listener")
    LISTENER;

    /**
     * Whether it allows more than another one.
     *
     * @param other the other role
     * @return whether it does
     */
    public boolean isHigherThan(Role other) {
        return compareTo(other) < 0;
    }
}
