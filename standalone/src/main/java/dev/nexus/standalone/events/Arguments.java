package dev.nexus.standalone.events;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * A command line, read: {@code --name value}, {@code --name=value}, {@code --flag}, and the rest.
 *
 * @param rest what is no option, such as identifiers
 * @param options the values of each option; a flag has an empty one
 */
record Arguments(List<String> rest, Map<String, List<String>> options) {

    private static final Set<String> FLAGS = Set.of("--json", "--all", "--no-wait");
    private static final Set<String> VALUED = Set.of(
            "--service",
            "--subscriber",
            "--type",
            "--source",
            "--limit",
            "--from",
            "--to",
            "--queue",
            "--publisher",
            "--consumer",
            "--projection");

    static Arguments of(List<String> words) {
        List<String> rest = new ArrayList<>();
        Map<String, List<String>> options = new LinkedHashMap<>();
        for (int i = 0; i < words.size(); i++) {
            String word = words.get(i);
            if (!word.startsWith("--")) {
                rest.add(word);
                continue;
            }
            String[] parts = word.split("=", 2);
            String name = parts[0];
            if (FLAGS.contains(name) && parts.length == 1) {
                options.put(name, List.of(""));
            } else if (!VALUED.contains(name)) {
                throw CommandFailed.wrongUse("There is no option %s here.".formatted(word));
            } else if (parts.length == 2) {
                options.computeIfAbsent(name, key -> new ArrayList<>()).add(parts[1]);
            } else if (i + 1 < words.size() && !words.get(i + 1).startsWith("--")) {
                options.computeIfAbsent(name, key -> new ArrayList<>()).add(words.get(++i));
            } else {
                throw CommandFailed.wrongUse("The option %s needs a value.".formatted(name));
            }
        }
        return new Arguments(List.copyOf(rest), options);
    }

    /** Refuses what the command has no use for. */
    Arguments only(String... known) {
        Set<String> allowed = Set.of(known);
        options.keySet().stream()
                .filter(name -> !name.equals("--json") && !allowed.contains(name))
                .findFirst()
                .ifPresent(name -> {
                    throw CommandFailed.wrongUse("The option %s is of no use here.".formatted(name));
                });
        return this;
    }

    boolean has(String flag) {
        return options.containsKey(flag);
    }

    /** The values of an option that may be given several times. */
    List<String> all(String name) {
        return options.getOrDefault(name, List.of());
    }

    /** The value of an option that is given once or not at all. */
    Optional<String> one(String name) {
        List<String> values = all(name);
        if (values.size() > 1) {
            throw CommandFailed.wrongUse("The option %s is given %d times.".formatted(name, values.size()));
        }
        return values.stream().findFirst();
    }

    String required(String name) {
        return one(name).orElseThrow(() -> CommandFailed.wrongUse("The option %s is needed.".formatted(name)));
    }
}
