package dev.nexus.catalog.media.probe;

import dev.nexus.catalog.media.UnreadableAudio;
import dev.nexus.catalog.media.UnreadableAudio.Reason;
import java.io.BufferedReader;
import java.io.Closeable;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Optional;

/** A running probe. It is used by one thread at a time, and not again after it has failed. */
final class ProbeProcess implements Closeable {

    private static final Duration STARTING = Duration.ofSeconds(60);

    private final Process process;
    private final BufferedReader answers;
    private final Writer requests;
    private int asked;

    ProbeProcess(Process process) {
        this.process = process;
        this.answers = process.inputReader(StandardCharsets.UTF_8);
        this.requests = process.outputWriter(StandardCharsets.UTF_8);
    }

    /**
     * Waits until it can be asked.
     *
     * @throws IllegalStateException when it cannot start: that says nothing of any file
     */
    ProbeProcess started(ProbeProperties limits) {
        try (var watch = ProbeWatch.over(process, STARTING, limits.memory())) {
            if (!ProbeMain.READY.equals(answers.readLine())) {
                throw new IllegalStateException(
                        "A probe did not start: " + watch.killedBecause().orElse("it ended with " + process.waitFor()));
            }
            return this;
        } catch (IOException e) {
            throw new UncheckedIOException("A probe did not start", e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("A probe did not start", e);
        }
    }

    /**
     * Asks for something to be read off a file.
     *
     * @throws UnreadableAudio {@link Reason#PROBE_FAILED} when the process did not survive it
     */
    ProbeAnswer ask(ProbeRequest request, ProbeProperties limits) {
        asked++;
        try (var watch = ProbeWatch.over(process, limits.timeout(), limits.memory())) {
            requests.write(request.line() + "\n");
            requests.flush();
            var line = answers.readLine();
            if (line == null) {
                throw failed(watch.killedBecause());
            }
            return ProbeAnswer.parse(line);
        } catch (IOException e) {
            throw new UncheckedIOException("A probe could not be asked", e);
        }
    }

    private static UnreadableAudio failed(Optional<String> why) {
        return new UnreadableAudio(
                Reason.PROBE_FAILED,
                why.map(limit -> "Reading the file " + limit + ".")
                        .orElse("The file makes the program crash that reads it."));
    }

    boolean isUsable(ProbeProperties limits) {
        return process.isAlive() && asked < limits.filesPerProcess();
    }

    @Override
    public void close() {
        process.destroyForcibly();
    }
}
