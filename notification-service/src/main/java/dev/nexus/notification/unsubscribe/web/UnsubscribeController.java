package dev.nexus.notification.unsubscribe.web;

import dev.nexus.notification.phrase.Phrases;
import dev.nexus.notification.unsubscribe.OneClickUnsubscribing;
import dev.nexus.platform.problem.CommonProblem;
import dev.nexus.platform.problem.ProblemException;
import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;
import org.springframework.http.CacheControl;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** One-click unsubscribe (RFC 8058), for mail programs and for people. Nobody signs in: whoever has the mail has the link. */
@RestController
@RequestMapping("/api/v1/unsubscribe/{token}")
class UnsubscribeController {

    static final String FIELD = "List-Unsubscribe";
    static final String ONE_CLICK = "One-Click";

    private static final MediaType PAGE = new MediaType(MediaType.TEXT_HTML, StandardCharsets.UTF_8);

    private final OneClickUnsubscribing unsubscribing;
    private final UnsubscribePages pages;

    UnsubscribeController(OneClickUnsubscribing unsubscribing, UnsubscribePages pages) {
        this.unsubscribing = unsubscribing;
        this.pages = pages;
    }

    /** Shows a page that asks whether to unsubscribe. Changes nothing, because programs that scan mails follow links. */
    @GetMapping(produces = MediaType.TEXT_HTML_VALUE)
    ResponseEntity<String> ask(
            @PathVariable String token,
            @RequestHeader(name = HttpHeaders.ACCEPT_LANGUAGE, required = false) @Nullable String languages) {
        return answer(pages.question(Phrases.preferred(languages), unsubscribing.look(token)));
    }

    /** Unsubscribes. Once more changes nothing. */
    @PostMapping(
            consumes = {MediaType.APPLICATION_FORM_URLENCODED_VALUE, MediaType.MULTIPART_FORM_DATA_VALUE},
            produces = MediaType.TEXT_HTML_VALUE)
    ResponseEntity<String> unsubscribe(
            @PathVariable String token,
            @RequestHeader(name = HttpHeaders.ACCEPT_LANGUAGE, required = false) @Nullable String languages,
            @RequestParam(FIELD) String meant) {
        if (!meant.equals(ONE_CLICK)) {
            throw new ProblemException(CommonProblem.INVALID_PARAMETER, "%s must be %s.".formatted(FIELD, ONE_CLICK));
        }
        return answer(pages.done(Phrases.preferred(languages), unsubscribing.unsubscribe(token)));
    }

    private static ResponseEntity<String> answer(String page) {
        return ResponseEntity.ok()
                .contentType(PAGE)
                .cacheControl(CacheControl.noStore())
                .body(page);
    }
}
