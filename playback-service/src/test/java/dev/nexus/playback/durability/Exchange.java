package dev.nexus.playback.durability;

import java.time.Instant;
import java.util.List;
import java.util.UUID;
import tools.jackson.databind.json.JsonMapper;

/** Reports that one device sends at once, and sends again until it has an answer. */
record Exchange(UUID listener, String device, List<SentReport> reports) {

    Exchange {
        reports = List.copyOf(reports);
    }

    /** The body of an attempt that is made now. */
    String body() {
        var body = JsonMapper.shared()
                .createObjectNode()
                .put("deviceId", device)
                .put("sentAt", Instant.now().toString());
        var entries = body.putArray("reports");
        reports.forEach(report -> entries.add(report.json()));
        return body.toString();
    }
}
