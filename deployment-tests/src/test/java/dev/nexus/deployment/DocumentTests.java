package dev.nexus.deployment;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Documents lead to where they say. */
class DocumentTests {

    private static final Pattern LINK = Pattern.compile("!?\\[[^\\]]*]\\(<?([^)>\\s]+)>?\\)");
    private static final Pattern HEADING = Pattern.compile("(?m)^#{1,6} (.+)$");

    @Test
    void haveNoLinkToAFileOrAHeadingThatIsNotThere() {
        var broken = new ArrayList<String>();
        for (var document : documents()) {
            LINK.matcher(prose(Checkout.read(document)))
                    .results()
                    .map(found -> found.group(1))
                    .filter(link -> !link.matches("[a-z]+:.*"))
                    .filter(link -> !leadsSomewhere(document, link))
                    .forEach(link -> broken.add(Checkout.ROOT.relativize(document) + " -> " + link));
        }

        assertThat(documents()).hasSizeGreaterThan(30);
        assertThat(broken).isEmpty();
    }

    @Test
    void areAllReachedFromTheIndex() {
        var reached = Stream.of("README.md", "docs/README.md", "docs/adr/README.md", "docs/runbooks/README.md")
                .map(Checkout::path)
                .flatMap(index -> LINK.matcher(Checkout.read(index))
                        .results()
                        .map(found -> found.group(1).split("#", -1)[0])
                        .filter(link -> !link.isEmpty() && !link.matches("[a-z]+:.*"))
                        .map(link -> index.resolveSibling(link).normalize()))
                .collect(Collectors.toSet());

        assertThat(reached)
                .containsAll(Checkout.files("docs", ".md").stream()
                        .filter(page -> !page.equals(Checkout.path("docs/README.md")))
                        .toList());
    }

    @Test
    void everyDecisionIsInTheIndexWithItsTitle() {
        var index = Checkout.read("docs/adr/README.md");
        var decisions = Checkout.files("docs/adr", ".md").stream()
                .filter(page -> !page.endsWith("README.md"))
                .toList();

        assertThat(decisions).hasSizeGreaterThan(20).allSatisfy(page -> {
            var number = page.getFileName().toString().substring(0, 4);
            assertThat(Checkout.read(page)).startsWith("# " + number + ": ");
            assertThat(index).contains("[%s](%s)".formatted(number, page.getFileName()));
        });
    }

    private static boolean leadsSomewhere(Path document, String link) {
        var parts = link.split("#", 2);
        var file = parts[0].isEmpty() ? document : document.resolveSibling(parts[0].replace("%20", " "));
        if (!Files.exists(file)) {
            return false;
        }
        return parts.length < 2
                || !file.toString().endsWith(".md")
                || anchors(file).contains(parts[1]);
    }

    private static Set<String> anchors(Path file) {
        return HEADING.matcher(withoutBlocks(Checkout.read(file)))
                .results()
                .map(found -> found.group(1).toLowerCase(Locale.ROOT))
                .map(heading ->
                        heading.replaceAll("[^\\p{L}\\p{N} _-]", "").strip().replace(' ', '-'))
                .collect(Collectors.toSet());
    }

    /** Without what is code, in which brackets are something else. */
    private static String prose(String markdown) {
        return withoutBlocks(markdown).replaceAll("`[^`\n]*`", "`code`");
    }

    private static String withoutBlocks(String markdown) {
        return markdown.replaceAll("(?s)```.*?```", "");
    }

    private static List<Path> documents() {
        return Stream.of(
                        Checkout.files("docs", ".md").stream(),
                        Stream.of("README.md", "CONTRIBUTING.md", "bench/README.md", "demo/README.md")
                                .map(Checkout::path))
                .flatMap(all -> all)
                .toList();
    }
}
