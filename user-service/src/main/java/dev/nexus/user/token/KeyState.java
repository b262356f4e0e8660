package dev.nexus.user.token;

import com.fasterxml.jackson.annotation.JsonValue;

/** What a signing key does. */
public enum KeyState {
    /** It is published, so that everybody knows it when its turn comes. */
    UPCOMING("upcoming"),
    /** It signs. */
    ACTIVE("active"),
    /** It signs no more; the tokens that it signed are good until they expire. */
    RETIRED("retired"),
    /** Nothing that it signed is good. */
    REVOKED("revoked");

    private final String word;

    KeyState(String word) {
        this.word = word;
    }

    /**
     * The state as it is shown.
     *
     * @return a word that never changes
     */
    @JsonValue
    public String word() {
        return word;
    }
}
