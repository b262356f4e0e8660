package dev.nexus.playback.progress;

import org.jspecify.annotations.Nullable;

/** What came of one report in a transaction that is durable. */
sealed interface Recording {

    /**
     * It has its answer.
     *
     * @param place the listener's place in the book after the transaction; null when there is none, or none that may be seen
     */
    record Answered(Answer answer, @Nullable StoredPlace place) implements Recording {}

    /** Its listener's account is erased, or about to be. Nothing is recorded. */
    record ListenerGone() implements Recording {}
}
