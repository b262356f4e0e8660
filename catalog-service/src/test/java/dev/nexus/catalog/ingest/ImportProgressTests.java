package dev.nexus.catalog.ingest;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.Test;

class ImportProgressTests {

    private final List<Double> written = new ArrayList<>();
    private final AtomicBoolean stopping = new AtomicBoolean();
    private final ImportProgress progress =
            new ImportProgress(value -> written.add(Math.round(value * 1_000) / 1_000.0), stopping::get, 1_000, 2);

    @Test
    void growsWithEachByteAndEachFile() {
        progress.write();
        progress.addBytes(500);
        progress.write();
        progress.addBytes(500);
        progress.addProbed();
        progress.write();
        progress.addProbed();
        progress.write();

        assertThat(written).containsExactly(0.0, 0.4, 0.875, 0.95);
    }

    @Test
    void staysBelowTheEndWhenThereIsMoreThanWasAnnounced() {
        progress.addBytes(5_000);
        progress.write();

        assertThat(written).containsExactly(0.8);
    }

    @Test
    void isNotWrittenAtEachStep() {
        for (int i = 0; i < 100; i++) {
            progress.addBytes(1);
        }

        assertThat(written).hasSizeLessThan(10);
    }

    @Test
    void breaksOffWhenTheWorkerStops() {
        stopping.set(true);

        assertThatExceptionOfType(ImportProgress.Stopped.class).isThrownBy(progress::write);
    }
}
