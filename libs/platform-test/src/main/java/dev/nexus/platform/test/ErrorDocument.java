package dev.nexus.platform.test;

import com.tngtech.archunit.core.domain.JavaClasses;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.reflect.Method;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * Holds the catalogues of problems in the code against {@code docs/errors.md}: each problem has its row there, and a code means
 * one thing in a service.
 */
final class ErrorDocument {

    private static final String PROBLEM_TYPE = "dev.nexus.platform.problem.ProblemType";
    private static final Path DOCUMENT = Path.of("docs", "errors.md");

    private ErrorDocument() {}

    static void check(JavaClasses classes) {
        List<?> problems = classes.stream()
                .filter(type -> type.isEnum() && type.isAssignableTo(PROBLEM_TYPE))
                .flatMap(type -> Arrays.stream(type.reflect().getEnumConstants()))
                .toList();
        checkCodes(problems);
        List<String> documented = read();
        List<String> missing = problems.stream()
                .map(ErrorDocument::row)
                .filter(row -> !documented.contains(row))
                .toList();
        if (!missing.isEmpty()) {
            throw new AssertionError("%s lacks these rows:%n%s".formatted(DOCUMENT, String.join("\n", missing)));
        }
    }

    static void checkCodes(List<?> problems) {
        Set<Object> codes = new HashSet<>();
        List<?> twice = problems.stream()
                .map(problem -> call(problem, "code"))
                .filter(code -> !codes.add(code))
                .toList();
        if (!twice.isEmpty()) {
            throw new AssertionError("These codes stand in two catalogues: " + twice);
        }
    }

    private static String row(Object problem) {
        return "| `%s` | %s | %s |".formatted(call(problem, "code"), call(problem, "status"), call(problem, "title"));
    }

    private static Object call(Object problem, String name) {
        try {
            Method method = problem.getClass().getMethod(name);
            method.setAccessible(true);
            return method.invoke(problem);
        } catch (ReflectiveOperationException e) {
            throw new IllegalStateException(e);
        }
    }

    private static List<String> read() {
        Path directory = Path.of("").toAbsolutePath();
        while (directory != null && !Files.exists(directory.resolve(DOCUMENT))) {
            directory = directory.getParent();
        }
        try {
            return directory == null ? List.of() : Files.readAllLines(directory.resolve(DOCUMENT));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
