package dev.nexus.catalog.media.probe;

import dev.nexus.catalog.media.AudioProbe;
import dev.nexus.catalog.media.AudioSegmenting;
import dev.nexus.catalog.media.ProbedFile;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.ConcurrentLinkedDeque;
import java.util.concurrent.Semaphore;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.stereotype.Component;

/**
 * Probes and cuts files in other processes, which live on from file to file: a file that crashes or hangs native code fails alone. A process that
 * has failed is replaced.
 */
@Component
@EnableConfigurationProperties(ProbeProperties.class)
class ProbePool implements AudioProbe, AudioSegmenting, AutoCloseable {

    /** Starts a process that probes. */
    interface Start {
        Process process() throws IOException;
    }

    private final ProbeProperties limits;
    private final Start start;
    private final Semaphore free;
    private final ConcurrentLinkedDeque<ProbeProcess> idle = new ConcurrentLinkedDeque<>();

    @Autowired
    ProbePool(ProbeProperties limits) {
        this(limits, ProbeCommand::start);
    }

    ProbePool(ProbeProperties limits, Start start) {
        this.limits = limits;
        this.start = start;
        this.free = new Semaphore(limits.processes());
    }

    @Override
    public ProbedFile probe(Path file) {
        return answer(ProbeRequest.probe(file)).file();
    }

    @Override
    public byte[] segment(Path file, long fromMillis, long toMillis) {
        return answer(ProbeRequest.segment(file, fromMillis, toMillis)).bytes();
    }

    private ProbeAnswer answer(ProbeRequest request) {
        if (!Files.isRegularFile(request.file())) {
            throw new UncheckedIOException(new IOException("The media file could not be read"));
        }
        free.acquireUninterruptibly();
        try {
            return ask(take(), request);
        } finally {
            free.release();
        }
    }

    private ProbeAnswer ask(ProbeProcess process, ProbeRequest request) {
        ProbeAnswer answer = null;
        try {
            answer = process.ask(request, limits);
            return answer;
        } finally {
            giveBack(process, answer != null);
        }
    }

    private ProbeProcess take() {
        for (ProbeProcess process = idle.pollFirst(); process != null; process = idle.pollFirst()) {
            if (process.isUsable(limits)) {
                return process;
            }
            process.close();
        }
        try {
            return new ProbeProcess(start.process()).started(limits);
        } catch (IOException e) {
            throw new UncheckedIOException("A probe did not start", e);
        }
    }

    private void giveBack(ProbeProcess process, boolean hasAnswered) {
        if (hasAnswered && process.isUsable(limits)) {
            idle.addFirst(process);
        } else {
            process.close();
        }
    }

    @Override
    public void close() {
        for (ProbeProcess process = idle.pollFirst(); process != null; process = idle.pollFirst()) {
            process.close();
        }
    }
}
