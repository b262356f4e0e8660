package dev.nexus.standalone.events;

/** Ends a command with a sentence for the person at the terminal. */
final class CommandFailed extends RuntimeException {

    private final int exitCode;
    private final String sentence;

    CommandFailed(int exitCode, String sentence) {
        super(sentence);
        this.exitCode = exitCode;
        this.sentence = sentence;
    }

    static CommandFailed wrongUse(String sentence) {
        return new CommandFailed(ExitCode.WRONG_USE, sentence + " ./nexus events help explains it.");
    }

    int exitCode() {
        return exitCode;
    }

    String sentence() {
        return sentence;
    }
}
