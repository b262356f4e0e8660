package dev.nexus.gateway.graph;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.nexus.platform.hash.Sha256;
import graphql.ExecutionInput;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HexFormat;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class TrustedDocumentsTests {

    private static final String HOME = "{ me { account { id } } }";

    @TempDir
    Path folder;

    @BeforeEach
    void thereIsADocument() throws IOException {
        Files.writeString(folder.resolve("home.graphql"), HOME);
        Files.writeString(folder.resolve("README.md"), "no document");
    }

    @Test
    void areNamedByTheirHash() {
        assertThat(documents(false).text(named(HOME))).isEqualTo(HOME);
        assertThatThrownBy(() -> documents(false).text(named("{ other }"))).hasMessage("document-unknown");
    }

    @Test
    void areTheOnlyOnesThatAreAnsweredWhereThatIsSaid() {
        assertThat(documents(true).text(sent(HOME))).isEqualTo(HOME);
        assertThat(documents(false).text(sent("{ other }"))).isEqualTo("{ other }");
        assertThatThrownBy(() -> documents(true).text(sent("{ other }"))).hasMessage("document-not-trusted");
    }

    @Test
    void cannotBeTheOnlyOnesWithoutAFolder() {
        assertThatThrownBy(() -> new GraphSettings(Duration.ofSeconds(1), 1, 1, 1, 1, 1, false, Path.of(""), true))
                .hasMessageContaining("trusted-only needs trusted-documents");
    }

    private TrustedDocuments documents(boolean only) {
        return new TrustedDocuments(new GraphSettings(Duration.ofSeconds(1), 1, 1, 1, 1, 1, false, folder, only));
    }

    private static ExecutionInput sent(String document) {
        return ExecutionInput.newExecutionInput(document).build();
    }

    private static ExecutionInput named(String document) {
        var hash = HexFormat.of().formatHex(Sha256.of(document));
        return ExecutionInput.newExecutionInput("PersistedQueryMarker")
                .extensions(Map.of("persistedQuery", Map.of("version", 1, "sha256Hash", hash)))
                .build();
    }
}
