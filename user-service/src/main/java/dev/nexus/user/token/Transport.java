package dev.nexus.user.token;

import com.fasterxml.jackson.annotation.JsonValue;

/** How the tokens of a session travel. */
public enum Transport {
    /** In bodies and in the {@code Authorization} header: the client keeps them. */
    BEARER("bearer"),
    /** In cookies that no script can read: the browser keeps them. */
    COOKIE("cookie");

    private final String word;

    Transport(String word) {
        this.word = word;
    }

    /**
     * The transport as clients say it.
     *
     * @return a word that never changes
     */
    @JsonValue
    public String word() {
        return word;
    }
}
