package dev.nexus.platform.test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import com.tngtech.archunit.core.importer.ClassFileImporter;
import dev.nexus.platform.personaldata.PersonalData;
import dev.nexus.platform.problem.ProblemType;
import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.simple.JdbcClient;

class ArchitectureRulesTests {

    record StreamedRows(JdbcClient database) {

        Stream<String> names() {
            return database.sql("select name from library").query(String.class).stream();
        }
    }

    record StreamedByTheTemplate(JdbcTemplate database) {

        Stream<String> names() {
            return database.queryForStream("select name from library", (row, _) -> row.getString(1));
        }
    }

    record ListedRows(JdbcClient database) {

        Stream<String> names() {
            return database.sql("select name from library").query(String.class).list().stream();
        }
    }

    record Names(JdbcClient database) implements PersonalData {

        @Override
        public String name() {
            return "names";
        }

        @Override
        public Stream<?> about(UUID account) {
            return database.sql("select name from library").query(String.class).stream();
        }

        @Override
        public void erase(UUID account) {}
    }

    enum Problem implements ProblemType {
        GONE,
        LEFT;

        @Override
        public String code() {
            return "gone";
        }

        @Override
        public String title() {
            return "It is gone";
        }

        @Override
        public int status() {
            return 404;
        }
    }

    @ParameterizedTest
    @ValueSource(classes = {StreamedRows.class, StreamedByTheTemplate.class})
    void findsAStreamThatNobodyCloses(Class<?> fixture) {
        assertThat(isListed(fixture)).isFalse();
    }

    @ParameterizedTest
    @ValueSource(classes = {ListedRows.class, Names.class})
    void findsNothingInListsAndInPersonalData(Class<?> fixture) {
        assertThat(isListed(fixture)).isTrue();
    }

    @Test
    void findsACodeThatStandsForTwoProblems() {
        assertThatExceptionOfType(AssertionError.class)
                .isThrownBy(() -> ErrorDocument.checkCodes(List.of(Problem.GONE, Problem.LEFT)))
                .withMessageContaining("[gone]");
        ErrorDocument.checkCodes(List.of(Problem.GONE));
    }

    private static boolean isListed(Class<?> fixture) {
        return !ArchitectureRules.ROWS_ARE_LISTED
                .evaluate(new ClassFileImporter().importClasses(fixture, ListedRows.class))
                .hasViolation();
    }
}
