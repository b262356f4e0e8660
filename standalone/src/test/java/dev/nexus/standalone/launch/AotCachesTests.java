package dev.nexus.standalone.launch;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class AotCachesTests {

    private static final List<String> COMMAND = List.of("java", "-Xmx256m", "-jar", "app-1/app.jar");

    @TempDir
    Path home;

    @Test
    void areUsedWhenTheyAreThere() throws IOException {
        var caches = new AotCaches(Installations.in(home));
        assertThat(caches.using("app", COMMAND)).isEqualTo(COMMAND);

        Files.createFile(caches.file("app", COMMAND));

        assertThat(caches.using("app", COMMAND))
                .containsExactly(
                        "java", "-XX:AOTCache=" + caches.file("app", COMMAND), "-Xmx256m", "-jar", "app-1/app.jar");
        assertThat(caches.isMissing("app", COMMAND)).isFalse();
    }

    @Test
    void areNotUsedForAnotherBuildOrOtherOptions() throws IOException {
        var caches = new AotCaches(Installations.in(home));
        Files.createFile(caches.file("app", COMMAND));

        assertThat(caches.isMissing("app", List.of("java", "-Xmx256m", "-jar", "app-2/app.jar")))
                .isTrue();
        assertThat(caches.isMissing("app", List.of("java", "-Xmx512m", "-jar", "app-1/app.jar")))
                .isTrue();
    }

    @Test
    void ofOtherBuildsAreDeleted() throws IOException {
        var caches = new AotCaches(Installations.in(home));
        var former = Files.createFile(caches.file("app", List.of("java", "former")));
        var good = Files.createFile(caches.file("app", COMMAND));
        var another = Files.createFile(caches.file("other", COMMAND));

        caches.deleteOthers("app", COMMAND);

        assertThat(former).doesNotExist();
        assertThat(good).exists();
        assertThat(another).exists();
    }

    @Test
    void canBeSwitchedOff() throws IOException {
        var caches = new AotCaches(Installations.in(home, Map.of("NEXUS_AOT", "off")));
        Files.createFile(caches.file("app", COMMAND));

        assertThat(caches.using("app", COMMAND)).isEqualTo(COMMAND);
        assertThat(caches.isMissing("app", COMMAND)).isFalse();
    }
}
