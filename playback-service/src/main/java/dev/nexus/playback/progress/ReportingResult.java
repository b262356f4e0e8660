package dev.nexus.playback.progress;

import java.util.List;

/**
 * What came of a batch of reports.
 *
 * @param answers one for each report, in their order
 * @param places the listener's places in the books of the reports, as they are after it
 */
public record ReportingResult(List<Answer> answers, List<StoredPlace> places) {

    public ReportingResult {
        answers = List.copyOf(answers);
        places = List.copyOf(places);
    }
}
