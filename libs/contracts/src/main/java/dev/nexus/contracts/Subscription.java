package dev.nexus.contracts;

import java.util.Arrays;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * A service's durable interest in another's events: one queue and its bindings.
 *
 * @param consumer the listening context
 * @param publisher the publishing context
 * @param bindings topic patterns of event types
 */
public record Subscription(String consumer, String publisher, List<String> bindings) {

    public Subscription {
        bindings = List.copyOf(bindings);
        for (String binding : bindings) {
            if (!binding.startsWith(publisher + ".")) {
                throw new IllegalArgumentException(
                        "binding %s of %s is not one of %s's events".formatted(binding, consumer, publisher));
            }
        }
    }

    /** Whether events of a type come into the queue: a binding's {@code *} is one word, and {@code #} any number of them (AMQP 0-9-1). */
    public boolean receives(String type) {
        return bindings.stream().anyMatch(binding -> matches(binding, type));
    }

    /** {@code <consumer>.<publisher>-events}. */
    public String queue() {
        return consumer + "." + publisher + "-events";
    }

    /** Where the broker puts a message that killed its consumer again and again. */
    public String deadLetterQueue() {
        return queue() + ".dead";
    }

    private static boolean matches(String binding, String type) {
        var pattern = Arrays.stream(binding.split("\\."))
                .map(word -> switch (word) {
                    case "*" -> "\\.[^.]+";
                    case "#" -> "(\\.[^.]+)*";
                    default -> "\\." + Pattern.quote(word);
                })
                .collect(Collectors.joining());
        return Pattern.matches(pattern, "." + type);
    }
}
