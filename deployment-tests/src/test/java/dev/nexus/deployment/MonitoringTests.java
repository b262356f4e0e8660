package dev.nexus.deployment;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Alerts and dashboards: well-formed, tested, and each alert with a page for whoever it wakes. */
class MonitoringTests {

    private static final String RULES = "docker/prometheus/rules/nexus.yml";
    private static final List<JsonNode> ALL = Tree.ofYaml(Checkout.read(RULES))
            .path("groups")
            .valueStream()
            .flatMap(group -> group.path("rules").valueStream())
            .toList();
    private static final List<JsonNode> ALERTS =
            ALL.stream().filter(rule -> rule.has("alert")).toList();

    @Test
    void alertsKeepTheirPromisesInPromtoolsTests() {
        var promtool = Tool.named("promtool");

        promtool.run("check", "config", "docker/prometheus/prometheus.yml");
        promtool.run("check", "rules", RULES);
        assertThat(promtool.run("test", "rules", "docker/prometheus/tests/nexus.yml"))
                .contains("SUCCESS");
    }

    @Test
    void eachAlertSaysHowUrgentItIsAndWhereItsPageIs() {
        var index = Checkout.read("docs/runbooks/README.md");

        assertThat(ALERTS).hasSizeGreaterThan(15).allSatisfy(alert -> {
            assertThat(alert.at("/labels/severity").asString()).isIn("page", "ticket");
            assertThat(alert.at("/annotations/summary").asString()).isNotBlank();
            var page = Checkout.path(alert.at("/annotations/runbook").asString());
            assertThat(page).exists();
            assertThat(index)
                    .contains("`%s`".formatted(alert.path("alert").asString()))
                    .contains("(%s)".formatted(page.getFileName()));
        });
    }

    @Test
    void theIndexNamesNoAlertThatIsGone() {
        var named = Pattern.compile("`(Nexus\\w+)`")
                .matcher(Checkout.read("docs/runbooks/README.md"))
                .results()
                .map(found -> found.group(1))
                .toList();

        assertThat(named)
                .containsExactlyInAnyOrderElementsOf(ALERTS.stream()
                        .map(alert -> alert.path("alert").asString())
                        .toList());
    }

    @Test
    void kubernetesHasTheSameRules() {
        var resource = Manifests.of("prod").custom("PrometheusRule").getFirst();

        assertThat(Tree.of(resource).at("/spec/groups"))
                .isEqualTo(Tree.ofYaml(Checkout.read(RULES)).path("groups"));
    }

    @Test
    void recordedSeriesAreRecordedUnderTheirName() {
        var recorded = ALL.stream()
                .filter(rule -> rule.has("record"))
                .map(rule -> rule.path("record").asString())
                .collect(Collectors.toCollection(TreeSet::new));
        var used = Stream.concat(ALERTS.stream().map(alert -> alert.path("expr").asString()), expressions())
                .flatMap(expression -> Pattern.compile("nexus:\\w+:\\w+")
                        .matcher(expression)
                        .results()
                        .map(found -> found.group()))
                .collect(Collectors.toCollection(TreeSet::new));

        assertThat(used).isEqualTo(recorded);
    }

    /** The others are the JVM's and its libraries': {@code MetricsIT} asks the running services for all of them. */
    @Test
    void namesNoMeterOfOursThatNoServiceHas() {
        var sources = Checkout.files(".", ".java").stream()
                .filter(file -> file.toString().contains("/src/main/"))
                .map(Checkout::read)
                .collect(Collectors.joining());
        var meters = Stream.concat(ALL.stream().map(rule -> rule.path("expr").asString()), expressions())
                .flatMap(expression -> Pattern.compile("\\bnexus_\\w+")
                        .matcher(expression)
                        .results()
                        .map(found -> found.group()))
                .collect(Collectors.toCollection(TreeSet::new));

        assertThat(meters).hasSizeGreaterThan(12).allSatisfy(meter -> assertThat(sources)
                .containsPattern("\"%s\""
                        .formatted(meter.replaceFirst("(_seconds)?(_total|_count|_sum|_bucket|_max)?$", "")
                                .replace("_", "[.]"))));
    }

    @Test
    void dashboardsHaveAnIdentifierATitleAndUnitsForWhatTheyShow() {
        assertThat(dashboards()).hasSize(3).allSatisfy(dashboard -> {
            assertThat(dashboard.get("uid").asString()).startsWith("nexus-");
            var ids = dashboard
                    .get("panels")
                    .valueStream()
                    .map(panel -> panel.get("id").asInt())
                    .toList();
            assertThat(ids).doesNotHaveDuplicates().hasSizeGreaterThan(10);
            assertThat(dashboard.get("panels").valueStream().filter(panel -> panel.has("targets")))
                    .allSatisfy(panel -> {
                        assertThat(panel.at("/fieldConfig/defaults/unit").asString())
                                .isNotBlank();
                        assertThat(panel.at("/datasource/uid").asString()).isEqualTo("prometheus");
                    });
        });
        assertThat(Checkout.read("docker/grafana/provisioning/datasources/nexus.yml"))
                .contains("uid: prometheus");
    }

    private static Stream<String> expressions() {
        return dashboards().stream()
                .flatMap(dashboard -> dashboard.get("panels").valueStream())
                .filter(panel -> panel.has("targets"))
                .flatMap(panel -> panel.get("targets").valueStream())
                .map(target -> target.get("expr").asString());
    }

    private static List<JsonNode> dashboards() {
        var json = JsonMapper.shared();
        return Checkout.files("docker/grafana/dashboards", ".json").stream()
                .map(Checkout::read)
                .map(json::readTree)
                .toList();
    }
}
