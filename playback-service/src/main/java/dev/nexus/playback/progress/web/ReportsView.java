package dev.nexus.playback.progress.web;

import java.util.List;

/**
 * The answer to a batch.
 *
 * @param results one for each report, in their order
 * @param books the listener's places in the books of the reports, as they are now
 */
record ReportsView(List<ReportView> results, List<ProgressView> books) {}
