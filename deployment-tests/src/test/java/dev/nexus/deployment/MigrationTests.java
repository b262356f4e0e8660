package dev.nexus.deployment;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/**
 * Promise 14: version N-1 runs on the schema of version N. So a migration only adds; what is taken away was said to be unused a version before, and
 * its migration says so in a comment, {@code -- contract: ...}.
 */
class MigrationTests {

    private static final Pattern TAKES_AWAY = Pattern.compile(
            "(?i)\\b(drop\\s+(table|column|view|type)|rename\\s+(to|column)|alter\\s+column\\s+\\S+\\s+(set\\s+not\\s+null|type))");

    /** Before the first release there was no version that could have run on their schema. */
    private static final List<String> BEFORE_THE_FIRST_RELEASE = List.of(
            "V22__report_partitions.sql",
            "V30__names_editing_and_removal.sql",
            "V30__notification_numbers.sql",
            "V40__search_changes.sql");

    @Test
    void takeNothingAwayThatTheVersionBeforeMayUse() {
        var migrations = Stream.concat(
                        Checkout.SERVICES.stream().map(service -> service + "/src/main/resources/db/migration"),
                        Stream.of("libs/platform/src/main/resources/db/platform"))
                .flatMap(folder -> Checkout.files(folder, ".sql").stream())
                .toList();

        var breaking = migrations.stream()
                .filter(file -> TAKES_AWAY.matcher(Checkout.read(file)).find())
                .filter(file -> !Checkout.read(file).contains("-- contract: "))
                .map(file -> file.getFileName().toString());

        assertThat(migrations).hasSizeGreaterThan(40);
        assertThat(breaking).containsExactlyInAnyOrderElementsOf(BEFORE_THE_FIRST_RELEASE);
    }
}
