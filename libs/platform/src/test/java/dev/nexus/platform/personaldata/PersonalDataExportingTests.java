package dev.nexus.platform.personaldata;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.springframework.transaction.support.TransactionOperations;
import tools.jackson.databind.json.JsonMapper;

class PersonalDataExportingTests {

    private static final UUID ACCOUNT = UUID.fromString("019a0000-0000-7000-8000-000000000001");
    private static final Instant NOON = Instant.parse("2026-03-01T12:00:00Z");

    private final ByteArrayOutputStream out = new ByteArrayOutputStream();

    @Test
    void writesOneDocumentOfAllKinds() {
        exporting(new Kind("positions", Stream.of(1, 2)), new Kind("bookmarks", Stream.of()))
                .export(ACCOUNT, out);

        assertThat(out.toString(StandardCharsets.UTF_8)).isEqualTo("""
                        {"service":"playback","accountId":"019a0000-0000-7000-8000-000000000001",\
                        "exportedAt":"2026-03-01T12:00:00Z","positions":[1,2],"bookmarks":[]}""");
    }

    @Test
    void leavesADocumentThatBreaksOffUnclosed() {
        Stream<Integer> breaking = Stream.of(1, 2).map(row -> {
            if (row == 2) {
                throw new IllegalStateException("the cursor is gone");
            }
            return row;
        });

        assertThatThrownBy(() -> exporting(new Kind("positions", breaking)).export(ACCOUNT, out))
                .hasMessageContaining("the cursor is gone");
        assertThat(out.toString(StandardCharsets.UTF_8)).doesNotContain("]").doesNotContain("}");
    }

    private static PersonalDataExporting exporting(PersonalData... kinds) {
        return new PersonalDataExporting(
                "playback",
                List.of(kinds),
                TransactionOperations.withoutTransaction(),
                JsonMapper.shared(),
                Clock.fixed(NOON, ZoneOffset.UTC));
    }

    private record Kind(String name, Stream<?> rows) implements PersonalData {

        @Override
        public Stream<?> about(UUID account) {
            return rows;
        }

        @Override
        public void erase(UUID account) {}
    }
}
