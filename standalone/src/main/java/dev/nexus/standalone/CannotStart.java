package dev.nexus.standalone;

/** Something cannot be started. The message is one sentence for the person at the terminal: what is wrong and what helps. */
public final class CannotStart extends RuntimeException {

    private final String sentence;

    public CannotStart(String sentence) {
        super(sentence);
        this.sentence = sentence;
    }

    public CannotStart(String sentence, Throwable cause) {
        super(sentence, cause);
        this.sentence = sentence;
    }

    /** The message, for the terminal. */
    public String sentence() {
        return sentence;
    }
}
