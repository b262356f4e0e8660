package dev.nexus.standalone.launch;

import dev.nexus.standalone.CannotStart;
import dev.nexus.standalone.process.OwnSession;
import java.io.File;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;

/** {@code nexus up --detach}: the same in a process of its own, whose words are shown until it is ready. */
final class DetachedUp {

    private static final long POLL_MILLIS = 100;

    private final Installation installation;
    private final PrintStream out;

    DetachedUp(Installation installation, PrintStream out) {
        this.installation = installation;
        this.out = out;
    }

    /** Returns 0 when Nexus is ready, else the exit code of the process that failed to start it. */
    int run() throws IOException, InterruptedException {
        installation.makeDirectories();
        var log = installation.log(Nexus.SUPERVISOR);
        var endpoints = new Endpoints(installation);
        var before = Files.exists(log) ? Files.size(log) : 0;
        var process = start(log);
        try (var written = FileChannel.open(log, StandardOpenOption.READ)) {
            written.position(before);
            var ready = false;
            while (!ready && process.isAlive()) {
                Thread.sleep(POLL_MILLIS);
                ready = endpoints.areThere() && isSupervisor(process);
                show(written);
            }
            if (ready) {
                Thread.sleep(POLL_MILLIS); // the greeting comes right after
                show(written);
                return 0;
            }
            show(written);
            return process.waitFor();
        }
    }

    private Process start(Path log) throws IOException {
        var command = new JavaProgram(installation).supervisor();
        try {
            return new ProcessBuilder(OwnSession.of(command))
                    .redirectInput(new File("/dev/null"))
                    .redirectErrorStream(true)
                    .redirectOutput(ProcessBuilder.Redirect.appendTo(log.toFile()))
                    .start();
        } catch (IOException e) {
            throw new CannotStart("Cannot start the supervisor: %s.".formatted(e.getMessage()), e);
        }
    }

    /** A Nexus that was there before is ready too, but it is not this one. */
    private boolean isSupervisor(Process process) {
        return installation.pidFile(Nexus.SUPERVISOR).process().stream()
                .anyMatch(found -> found.pid() == process.pid());
    }

    private void show(FileChannel written) throws IOException {
        var buffer = ByteBuffer.allocate(8192);
        while (written.read(buffer) > 0) {
            out.write(buffer.array(), 0, buffer.position());
            buffer.clear();
        }
        out.flush();
    }
}
