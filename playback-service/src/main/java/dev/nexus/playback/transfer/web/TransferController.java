package dev.nexus.playback.transfer.web;

import dev.nexus.platform.problem.CommonProblem;
import dev.nexus.platform.problem.ProblemException;
import dev.nexus.platform.security.CurrentUser;
import dev.nexus.playback.book.ListenerId;
import dev.nexus.playback.transfer.ForeignReading;
import dev.nexus.playback.transfer.ListeningDocument;
import dev.nexus.playback.transfer.ListeningExporting;
import dev.nexus.playback.transfer.ListeningImporting;
import dev.nexus.playback.transfer.TransferProperties;
import jakarta.servlet.http.HttpServletRequest;
import java.time.Duration;
import java.util.concurrent.Semaphore;
import org.springframework.http.ContentDisposition;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** Listening that is brought along from elsewhere, and taken away. */
@RestController
@RequestMapping("/api/v1/me/listening")
class TransferController {

    private static final Duration COME_BACK = Duration.ofSeconds(10);

    private final ForeignReading reading;
    private final ListeningImporting importing;
    private final ListeningExporting exporting;
    private final Semaphore slots;

    TransferController(
            ForeignReading reading,
            ListeningImporting importing,
            ListeningExporting exporting,
            TransferProperties properties) {
        this.reading = reading;
        this.importing = importing;
        this.exporting = exporting;
        this.slots = new Semaphore(properties.importsAtOnce());
    }

    /** Takes over what another server knows of the caller. Doing it again changes nothing. */
    @PostMapping(path = "/imports", consumes = MediaType.MULTIPART_FORM_DATA_VALUE)
    ImportResultView take(
            CurrentUser user,
            // The request itself and not its parts: they are to be read when there is room for them.
            HttpServletRequest request) {
        if (!slots.tryAcquire()) {
            throw new ProblemException(CommonProblem.UNAVAILABLE, "Others import at the moment.").retryAfter(COME_BACK);
        }
        try (var upload = ImportUpload.of(request)) {
            var foreign = reading.read(upload.files(), upload.person(), upload.folder());
            return ImportResultView.of(foreign, importing.take(new ListenerId(user.accountId()), foreign));
        } finally {
            slots.release();
        }
    }

    /** Gives all that is known of the caller's listening, in the open format that imports understand as well. */
    @GetMapping("/export")
    ResponseEntity<ListeningDocument> export(CurrentUser user) {
        return ResponseEntity.ok()
                .header(
                        HttpHeaders.CONTENT_DISPOSITION,
                        ContentDisposition.attachment()
                                .filename("nexus-listening.json")
                                .build()
                                .toString())
                .body(exporting.export(new ListenerId(user.accountId())));
    }
}
