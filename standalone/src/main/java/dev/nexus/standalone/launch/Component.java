package dev.nexus.standalone.launch;

import java.nio.file.Path;
import java.util.concurrent.CompletableFuture;

/** One of the processes that make up a running Nexus. It may be started again after its end. */
interface Component {

    /** The name of its log and pid file, too. */
    String name();

    Path log();

    /** The end of what it has logged since its last start. */
    String lastLines(int most);

    /** Starts the process; it may take a while until the component is ready. */
    void start();

    /** Whether it does its work now. */
    boolean isReady();

    /** Completes when the process that was started last has ended, with a word on how. */
    CompletableFuture<String> ended();

    /** Stops the process, first politely. A component that was stopped stays so: {@link #start()} then does nothing. */
    void stop();
}
