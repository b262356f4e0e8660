package dev.nexus.gateway.graph;

import dev.nexus.gateway.graph.Nodes.BookmarkNode;
import dev.nexus.gateway.graph.Nodes.ProgressNode;
import dev.nexus.gateway.graph.Nodes.ReviewNode;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/** What services answer over REST after they have written, as the graph shows it. */
final class WrittenNodes {

    private WrittenNodes() {}

    /** What became of reports. */
    record ReportsNode(List<ReportNode> results, List<ProgressNode> progress) {}

    /** What became of one report. */
    record ReportNode(String id, String outcome, @Nullable ProblemNode problem) {}

    /** What went wrong. */
    record ProblemNode(String code, String title, @Nullable String detail, boolean retryable) {}

    static ReportsNode reports(JsonNode answer) {
        return new ReportsNode(
                answer.path("results").valueStream().map(WrittenNodes::report).toList(),
                answer.path("books").valueStream().map(WrittenNodes::progress).toList());
    }

    static BookmarkNode bookmark(JsonNode answer) {
        return new BookmarkNode(
                answer.path("id").asString(),
                answer.path("bookId").asString(),
                answer.path("position").decimalValue(),
                number(answer.path("end")),
                text(answer.path("title")),
                text(answer.path("note")),
                time(answer.path("createdAt")),
                time(answer.path("updatedAt")),
                answer.path("version").asLong());
    }

    static ReviewNode review(JsonNode answer) {
        return new ReviewNode(
                answer.path("accountId").asString(),
                answer.path("rating").asInt(),
                text(answer.path("text")),
                answer.path("spoiler").asBoolean(),
                answer.path("hidden").asBoolean(),
                time(answer.path("createdAt")),
                time(answer.path("updatedAt")));
    }

    private static ReportNode report(JsonNode result) {
        var problem = result.path("problem");
        return new ReportNode(
                result.path("id").asString(),
                result.path("outcome").asString(),
                problem.isObject()
                        ? new ProblemNode(
                                problem.path("code").asString(),
                                problem.path("title").asString(),
                                text(problem.path("detail")),
                                problem.path("retryable").asBoolean(false))
                        : null);
    }

    private static ProgressNode progress(JsonNode place) {
        var act = place.path("decidedBy");
        var finishedAt = place.path("finishedAt");
        return new ProgressNode(
                place.path("bookId").asString(),
                place.path("position").decimalValue(),
                place.path("version").asLong(),
                place.path("finished").asBoolean(),
                finishedAt.isString() ? time(finishedAt) : null,
                place.path("hidden").asBoolean(),
                new ProgressNode.DecidedBy(
                        act.path("deviceId").asString(),
                        act.path("reportId").asString(),
                        time(act.path("at")),
                        act.path("rule").asString()));
    }

    static Instant time(JsonNode time) {
        return Instant.parse(time.asString());
    }

    static @Nullable String text(JsonNode text) {
        return text.isString() ? text.asString() : null;
    }

    private static @Nullable BigDecimal number(JsonNode number) {
        return number.isNumber() ? number.decimalValue() : null;
    }
}
