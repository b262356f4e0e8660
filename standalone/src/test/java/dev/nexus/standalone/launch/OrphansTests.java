package dev.nexus.standalone.launch;

import static org.assertj.core.api.Assertions.assertThat;

import dev.nexus.standalone.process.RunningProcess;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class OrphansTests {

    @TempDir
    Path home;

    private final ByteArrayOutputStream said = new ByteArrayOutputStream();
    private Installation installation;
    private Process parent;
    private RunningProcess orphan;

    @BeforeEach
    void killAParent() throws Exception {
        installation = Installations.in(home);
        parent = Lingering.parentOfChild(installation.marker());
        orphan = RunningProcess.find(Long.parseLong(
                        parent.inputReader(StandardCharsets.UTF_8).readLine()))
                .orElseThrow();
        parent.destroyForcibly().waitFor();
    }

    @AfterEach
    void leaveNothing() {
        orphan.signal("KILL");
    }

    @Test
    void areFoundByTheirPidFiles() {
        installation.pidFile("catalog-service").write(handle(orphan));

        var found = orphans().stopAll();

        assertThat(found).isTrue();
        assertThat(orphan.isAlive()).isFalse();
        assertThat(installation.pidFile("catalog-service").exists()).isFalse();
        assertThat(said.toString(StandardCharsets.UTF_8)).contains("stopping catalog-service (process " + orphan.pid());
    }

    @Test
    void areFoundByTheirCommandLineWhenTheirPidFileWasNotWritten() {
        var found = orphans().stopAll();

        assertThat(found).isTrue();
        assertThat(orphan.isAlive()).isFalse();
    }

    @Test
    void areNotTheProcessesOfAnotherInstallation() {
        var other = new Orphans(Installations.in(home.resolve("other")), console());

        assertThat(other.stopAll()).isFalse();
        assertThat(orphan.isAlive()).isTrue();
    }

    @Test
    void areNotStrangersThatGotTheIdOfADeadProcess() throws Exception {
        var stranger = new ProcessBuilder(Lingering.command("-Dstranger=true")).start();
        Files.writeString(
                installation.pidFile("catalog-service").path(),
                stranger.pid() + "\n"
                        + stranger.info()
                                .startInstant()
                                .orElseThrow()
                                .minusSeconds(60)
                                .toEpochMilli() + "\n");

        orphans().stopAll();

        assertThat(stranger.isAlive()).isTrue();
        stranger.destroyForcibly().waitFor();
    }

    private Orphans orphans() {
        return new Orphans(installation, console());
    }

    private Console console() {
        return new Console(new PrintStream(said, true, StandardCharsets.UTF_8));
    }

    private static ProcessHandle handle(RunningProcess process) {
        return ProcessHandle.of(process.pid()).orElseThrow();
    }
}
