package dev.nexus.playback.progress.web;

import dev.nexus.platform.security.CurrentUser;
import dev.nexus.platform.web.Page;
import dev.nexus.platform.web.PageRequest;
import dev.nexus.playback.book.ListenerId;
import dev.nexus.playback.progress.ProgressReading;
import dev.nexus.playback.progress.ProgressReporting;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** Listening progress. */
@RestController
@RequestMapping("/api/v1/me")
class ProgressController {

    private final ProgressReporting reporting;
    private final ProgressReading reading;

    ProgressController(ProgressReporting reporting, ProgressReading reading) {
        this.reporting = reporting;
        this.reading = reading;
    }

    /** Takes what a device has to tell about listening. Sending a report again changes nothing. */
    @PostMapping("/progress/reports")
    ReportsView report(CurrentUser user, @RequestBody ReportProgress batch) {
        var readings = batch.reports().stream().map(ReportReading::read).toList();
        var reports = readings.stream()
                .filter(ReportEntry.Legible.class::isInstance)
                .map(legible -> ((ReportEntry.Legible) legible).report())
                .toList();
        var result = reporting.report(listener(user), batch.deviceId(), batch.sentAt(), reports);
        var answers = result.answers().iterator();
        var results = readings.stream()
                .map(entry -> switch (entry) {
                    case ReportEntry.Legible _ -> ReportView.of(answers.next());
                    case ReportEntry.Illegible illegible -> ReportView.of(illegible);
                })
                .toList();
        return new ReportsView(
                results, result.places().stream().map(ProgressView::of).toList());
    }

    /** Lists the caller's places in books. */
    @GetMapping("/progress")
    Page<ProgressView> list(CurrentUser user, PageRequest page) {
        return reading.list(listener(user), page, ProgressView::of);
    }

    /** Lists the books to continue, the one heard most recently first. */
    @GetMapping("/continue-listening")
    Page<ProgressView> continueListening(CurrentUser user, PageRequest page) {
        return reading.continueListening(listener(user), page, ProgressView::of);
    }

    private static ListenerId listener(CurrentUser user) {
        return new ListenerId(user.accountId());
    }
}
