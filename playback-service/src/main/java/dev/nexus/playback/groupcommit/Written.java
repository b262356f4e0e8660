package dev.nexus.playback.groupcommit;

/** What became of one item. */
public sealed interface Written<R> {

    /** It is committed. */
    record Done<R>(R result) implements Written<R> {}

    /** It is not committed, as far as is known: the failure came before or while committing. */
    record Failed<R>(RuntimeException failure) implements Written<R> {}
}
