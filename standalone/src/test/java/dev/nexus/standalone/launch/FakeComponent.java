package dev.nexus.standalone.launch;

import java.nio.file.Path;
import java.util.concurrent.CompletableFuture;

/** A component without a process, whose end a test decides. */
final class FakeComponent implements Component {

    private final boolean ready;
    private CompletableFuture<String> end = new CompletableFuture<>();
    private int starts;

    FakeComponent(boolean ready) {
        this.ready = ready;
    }

    @Override
    public String name() {
        return "fake-service";
    }

    @Override
    public Path log() {
        return Path.of("logs/fake-service.log");
    }

    @Override
    public String lastLines(int most) {
        return "the last words";
    }

    @Override
    public synchronized void start() {
        starts++;
        end = new CompletableFuture<>();
    }

    @Override
    public boolean isReady() {
        return ready;
    }

    @Override
    public synchronized CompletableFuture<String> ended() {
        return end;
    }

    @Override
    public void stop() {
        end("stopped");
    }

    synchronized void end(String how) {
        end.complete(how);
    }

    synchronized int starts() {
        return starts;
    }
}
