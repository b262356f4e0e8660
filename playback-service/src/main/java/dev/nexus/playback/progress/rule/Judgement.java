package dev.nexus.playback.progress.rule;

import dev.nexus.playback.book.Book;
import org.jspecify.annotations.Nullable;

/** What the rules say to one report. */
public sealed interface Judgement {

    /** It is kept for ever, whatever becomes of it. */
    sealed interface Recorded extends Judgement {

        ReceivedReport received();
    }

    /**
     * It takes effect.
     *
     * @param act what the listener did; null when the device was idle, which never moves a position
     */
    record Accepted(
            ReceivedReport received, Book book, @Nullable ListeningAct act) implements Recorded {

        public boolean isFinish() {
            return act != null && act.rule() == DecidingRule.LATEST_FINISH;
        }
    }

    /** It is judged when the book is known. */
    record Pending(ReceivedReport received) implements Recorded {}

    /**
     * It takes no effect. Refused on arrival it is not recorded; one that was pending stays recorded, as refused.
     *
     * @param detail what is wrong this time, for the client's developer
     */
    record Refused(ReportProblem problem, String detail) implements Judgement {}
}
