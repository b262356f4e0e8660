package dev.nexus.playback.week;

import java.util.List;

/** Where summaries go. They leave if and only if the current transaction commits. */
public interface WeekEvents {

    void tell(List<WeekSummary> summaries);
}
