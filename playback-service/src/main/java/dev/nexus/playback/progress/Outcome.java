package dev.nexus.playback.progress;

/** What became of one report. Everything but a rejected one is committed and needs never be sent again. */
public enum Outcome {
    /** It took effect. */
    APPLIED("applied"),
    /** It is recorded, a finish counts as well; but the place is where another act has put it. */
    SUPERSEDED("superseded"),
    /** It was received before; sending it again changed nothing. */
    DUPLICATE("duplicate"),
    /** It is recorded and takes effect as soon as the book is known here. */
    PENDING("pending"),
    /** It is not recorded; its problem says why, and whether to try again. */
    REJECTED("rejected");

    private final String wireName;

    Outcome(String wireName) {
        this.wireName = wireName;
    }

    public String wireName() {
        return wireName;
    }
}
