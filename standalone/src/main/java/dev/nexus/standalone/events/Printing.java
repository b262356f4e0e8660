package dev.nexus.standalone.events;

import java.io.PrintStream;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Shows what came back: JSON as it is, one document a line, or for people. */
final class Printing {

    private static final JsonMapper JSON = JsonMapper.builder().build();

    private final PrintStream out;
    private final boolean json;

    Printing(PrintStream out, boolean json) {
        this.out = out;
        this.json = json;
    }

    /** A document for scripts. */
    void document(Object value) {
        if (json) {
            out.println(JSON.writeValueAsString(value));
        }
    }

    /** A line for people. */
    void say(String line) {
        if (!json) {
            out.println(line);
        }
    }

    /** Rows under headings, each column as wide as it has to be. */
    void table(List<String> headings, List<List<String>> rows) {
        if (json) {
            return;
        }
        int[] widths = IntStream.range(0, headings.size())
                .map(column -> Math.max(
                        headings.get(column).length(),
                        rows.stream()
                                .mapToInt(row -> row.get(column).length())
                                .max()
                                .orElse(0)))
                .toArray();
        out.println(line(headings, widths));
        rows.forEach(row -> out.println(line(row, widths)));
    }

    /** The members of a document, one a line. */
    void members(JsonNode document) {
        if (json) {
            return;
        }
        Map<String, String> members = document.propertyStream()
                .filter(member -> !member.getValue().isNull())
                .collect(Collectors.toMap(
                        Map.Entry::getKey,
                        member -> printable(member.getValue()),
                        (one, other) -> one,
                        LinkedHashMap::new));
        members.forEach((name, value) -> out.printf("%-12s %s%n", name, value));
    }

    /** A value as one line that no terminal takes for a command. */
    static String printable(JsonNode value) {
        String text = value.isString() ? value.asString() : value.isNull() ? "" : value.toString();
        return text.replaceAll("\\p{Cntrl}", " ");
    }

    private static String line(List<String> cells, int[] widths) {
        return IntStream.range(0, cells.size())
                .mapToObj(column -> column == cells.size() - 1
                        ? cells.get(column)
                        : cells.get(column)
                                + " ".repeat(widths[column] - cells.get(column).length()))
                .collect(Collectors.joining("  "))
                .stripTrailing();
    }
}
