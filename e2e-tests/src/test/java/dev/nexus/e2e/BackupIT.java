package dev.nexus.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Collectors;
import java.util.zip.ZipFile;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;

/** The restore drill: backed up while people listen, restored elsewhere, the same to the last row and byte. */
@ExtendWith(WholeSuite.class)
class BackupIT {

    private final RunningNexus nexus;

    @TempDir
    Path folder;

    BackupIT(RunningNexus nexus) {
        this.nexus = nexus;
    }

    @Test
    void restoresElsewhereWhatWasBackedUpUnderLoad() throws Exception {
        Household ada = Household.movesIn(nexus);
        UUID book = ada.hasImported(Household.fables());
        ada.canHear(book);
        ada.report("phone", book, "pause", 10, 42.125);
        Path backup = folder.resolve("backup.zip");

        int reported = whileListening(ada, book, () -> succeed(nexus.run("backup", backup.toString())));

        try (RunningNexus restored = RunningNexus.notStarted()) {
            succeed(restored.run("restore", backup.toString()));
            Path again = folder.resolve("again.zip");
            succeed(restored.run("backup", again.toString()));

            assertThat(reported).isPositive();
            // What may have been on its way is told again; everything else is the same.
            assertThat(checksums(again)).isEqualTo(checksums(backup)).hasSizeGreaterThan(60);

            restored.up();
            Api there = Api.anonymous(restored);
            String token = Household.signIn(there, ada.email())
                    .json()
                    .get("accessToken")
                    .asString();
            JsonNode place = there.as(token).get("/api/v1/me/progress/" + book).json();
            assertThat(place.get("position").asDouble()).isGreaterThanOrEqualTo(42.125);
            JsonNode file = there.as(token)
                    .get("/api/v1/books/" + book)
                    .json()
                    .get("files")
                    .get(0);
            assertThat(there.as(token).get(file.get("contentUrl").asString()).bytes())
                    .isEqualTo(java.nio.file.Files.readAllBytes(RunningNexus.audio(Household.FABLES)));
        }
    }

    /** Reports without a pause while something is done; returns how many were answered meanwhile. */
    private static int whileListening(Household listener, UUID book, Runnable action)
            throws InterruptedException, ExecutionException {
        AtomicBoolean done = new AtomicBoolean();
        AtomicInteger reported = new AtomicInteger();
        FutureTask<Void> listening = new FutureTask<>(() -> {
            for (int second = 43; !done.get(); second++) {
                double at = 43 + second % 100;
                assertThat(listener.report("phone", book, "pause", at, at + 0.5).status())
                        .isEqualTo(200);
                reported.incrementAndGet();
            }
            return null;
        });
        Thread.startVirtualThread(listening);
        try {
            action.run();
        } finally {
            done.set(true);
        }
        listening.get();
        return reported.get();
    }

    private static void succeed(RunningNexus.Script script) {
        assertThat(script.exitCode()).as(script.output()).isZero();
    }

    /** Of each part by its name, as the manifest has them. */
    private static Map<String, String> checksums(Path backup) {
        try (ZipFile zip = new ZipFile(backup.toFile())) {
            String manifest =
                    new String(zip.getInputStream(zip.getEntry("manifest.tsv")).readAllBytes(), StandardCharsets.UTF_8);
            return manifest.lines()
                    .map(line -> line.split("\t", -1))
                    .filter(fields -> !fields[4].contains("outbox_") && !fields[4].equals("sequences.tsv"))
                    .collect(Collectors.toMap(fields -> fields[4], fields -> fields[0]));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
