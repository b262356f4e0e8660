package dev.nexus.user.export.web;

import dev.nexus.platform.security.CurrentUser;
import dev.nexus.platform.web.Page;
import dev.nexus.platform.web.PageRequest;
import dev.nexus.user.account.AccountId;
import dev.nexus.user.export.Export;
import dev.nexus.user.export.ExportId;
import dev.nexus.user.export.ExportReading;
import dev.nexus.user.export.ExportRequesting;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.net.URI;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.UUID;
import org.springframework.http.ContentDisposition;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/** Archives of all that is known about somebody. */
@RestController
@RequestMapping("/api/v1/me/exports")
class ExportController {

    private final ExportRequesting requesting;
    private final ExportReading reading;

    ExportController(ExportRequesting requesting, ExportReading reading) {
        this.requesting = requesting;
        this.reading = reading;
    }

    /** Asks for an archive of all that is known about the caller. */
    @PostMapping
    ResponseEntity<ExportView> request(CurrentUser user) {
        var export = requesting.request(owner(user));
        return ResponseEntity.accepted()
                .location(URI.create(ExportView.path(export)))
                .body(ExportView.of(export));
    }

    /** Lists the caller's archives. */
    @GetMapping
    Page<ExportView> all(CurrentUser user, PageRequest page) {
        return reading.all(owner(user), page).map(ExportView::of);
    }

    /** Shows how far an archive is. */
    @GetMapping("/{id}")
    ExportView one(CurrentUser user, @PathVariable UUID id) {
        return ExportView.of(reading.one(owner(user), new ExportId(id)));
    }

    /** Downloads an archive. */
    @GetMapping(path = "/{id}/content", produces = "application/zip")
    void content(CurrentUser user, @PathVariable UUID id, HttpServletResponse response) throws IOException {
        var archive = reading.open(owner(user), new ExportId(id));
        response.setContentType("application/zip");
        response.setContentLengthLong(archive.size());
        response.setHeader(HttpHeaders.CACHE_CONTROL, "no-store");
        response.setHeader(HttpHeaders.CONTENT_DISPOSITION, attachment(archive.export()));
        archive.writeTo(response.getOutputStream());
    }

    /** Deletes an archive. */
    @DeleteMapping("/{id}")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void delete(CurrentUser user, @PathVariable UUID id) {
        requesting.delete(owner(user), new ExportId(id));
    }

    private static String attachment(Export export) {
        var day = LocalDate.ofInstant(export.createdAt(), ZoneOffset.UTC);
        return ContentDisposition.attachment()
                .filename("nexus-export-%s.zip".formatted(day))
                .build()
                .toString();
    }

    private static AccountId owner(CurrentUser user) {
        return new AccountId(user.accountId());
    }
}
