package dev.nexus.deployment;

import java.util.List;
import java.util.regex.Pattern;

/** The table of settings in {@code docs/configuration.md}. */
final class Configuration {

    private static final List<String> ROWS = Checkout.read("docs/configuration.md")
            .lines()
            .filter(line -> line.startsWith("| `"))
            .toList();
    private static final Pattern VARIABLE = Pattern.compile("`([A-Z0-9_.<>]+)`");

    private Configuration() {}

    /**
     * Whether a row names the variable, in full or, after a first one, by how it ends ({@code `..._REGION`}, {@code `_USER`}).
     */
    static boolean isDocumented(String variable) {
        return ROWS.stream().anyMatch(row -> {
            var names = VARIABLE.matcher(row.split("\\|", -1)[1])
                    .results()
                    .map(found -> found.group(1))
                    .toList();
            var first = names.isEmpty() ? "" : names.getFirst();
            return names.contains(variable)
                    || names.stream()
                            .map(name -> name.replaceFirst("^(NEXUS_)?\\.\\.\\.", ""))
                            .filter(ending -> ending.startsWith("_"))
                            .anyMatch(ending -> variable.endsWith(ending) && sharesItsStart(variable, first, ending));
        });
    }

    private static boolean sharesItsStart(String variable, String first, String ending) {
        var start = variable.substring(0, variable.length() - ending.length());
        return first.contains("...") || first.startsWith(start);
    }
}
