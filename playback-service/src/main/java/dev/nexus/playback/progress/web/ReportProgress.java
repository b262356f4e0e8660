package dev.nexus.playback.progress.web;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import com.fasterxml.jackson.annotation.JsonProperty;
import dev.nexus.playback.progress.rule.DeviceId;
import dev.nexus.playback.progress.rule.Report;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/**
 * A batch of reports from one device. Unknown fields are ignored, because a newer app may meet an older server. Each report
 * is read by itself, so that an unreadable one does not take the others with it.
 *
 * @param sentAt the device's clock at this attempt
 * @param reports 1 to {@value #MOST}
 */
@JsonIgnoreProperties(ignoreUnknown = true)
record ReportProgress(DeviceId deviceId, Instant sentAt, List<JsonNode> reports) {

    private static final int MOST = 500;

    ReportProgress {
        if (reports.isEmpty() || reports.size() > MOST) {
            throw new IllegalArgumentException("there are %d reports, not 1 to %d".formatted(reports.size(), MOST));
        }
        Report.requireClockOfACalendar(sentAt);
    }

    @JsonCreator
    static ReportProgress of(
            @JsonProperty("deviceId") @Nullable String deviceId,
            @JsonProperty("sentAt") @Nullable Instant sentAt,
            @JsonProperty("reports") @Nullable List<JsonNode> reports) {
        return new ReportProgress(
                new DeviceId(needed(deviceId, "deviceId")), needed(sentAt, "sentAt"), needed(reports, "reports"));
    }

    private static <T> T needed(@Nullable T part, String name) {
        if (part == null) {
            throw new IllegalArgumentException(name + " is needed");
        }
        return part;
    }
}
