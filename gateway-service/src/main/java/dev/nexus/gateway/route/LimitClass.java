package dev.nexus.gateway.route;

import java.util.Locale;

/** What a request is for, as far as it matters how often it may come. */
public enum LimitClass {
    /** Opening an account. */
    REGISTRATION,
    /** Proving who one is. */
    SIGN_IN,
    /** Going on with a session that is there. */
    REFRESH,
    /** What a secret in a link is good for: a new password, a verified address, an invitation, no more mails. */
    RECOVERY,
    /** Looking. */
    READING,
    /** Changing something. */
    WRITING,
    /** Searching, which costs more than looking. */
    SEARCH,
    /** Asking the graph, where one request stands for several. */
    GRAPH,
    /** Pieces of files on their way in. */
    UPLOAD,
    /** Pieces of audio, and pictures, on their way out. */
    STREAMING,
    /** Opening a stream of live updates. */
    LIVE;

    private final String label = name().toLowerCase(Locale.ROOT).replace('_', '-');

    /**
     * The class as settings, headers and metrics name it.
     *
     * @return lower case words joined by hyphens
     */
    public String label() {
        return label;
    }
}
