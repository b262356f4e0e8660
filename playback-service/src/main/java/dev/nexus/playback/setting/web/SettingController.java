package dev.nexus.playback.setting.web;

import dev.nexus.platform.security.CurrentUser;
import dev.nexus.platform.web.ETags;
import dev.nexus.playback.book.BookId;
import dev.nexus.playback.book.ListenerId;
import dev.nexus.playback.book.PlaceKey;
import dev.nexus.playback.setting.BookSettings;
import dev.nexus.playback.setting.SettingKeeping;
import dev.nexus.playback.setting.StoredSettings;
import jakarta.validation.Valid;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/** How the caller wants to hear. */
@RestController
@RequestMapping("/api/v1/me")
class SettingController {

    private static final String DEFAULTS = "/playback-settings";
    private static final String OF_BOOK = "/books/{bookId}/settings";

    private final SettingKeeping keeping;

    SettingController(SettingKeeping keeping) {
        this.keeping = keeping;
    }

    /** Shows how the caller wants to hear books of which nothing else is said. */
    @GetMapping(DEFAULTS)
    ResponseEntity<DefaultSettingsView> defaults(CurrentUser user) {
        return answer(user, keeping.defaults(listener(user)));
    }

    /** Says how the caller wants to hear, in the place of what was said before. */
    @PutMapping(DEFAULTS)
    ResponseEntity<DefaultSettingsView> putDefaults(
            CurrentUser user,
            @RequestHeader(name = HttpHeaders.IF_MATCH, required = false) @Nullable String ifMatch,
            @RequestBody @Valid PutSettings wanted) {
        return answer(user, keeping.putDefaults(listener(user), wanted.settings(), ifMatch));
    }

    /** Shows how the caller wants to hear a book. */
    @GetMapping(OF_BOOK)
    ResponseEntity<BookSettingsView> ofBook(CurrentUser user, @PathVariable UUID bookId) {
        return answer(user, keeping.ofBook(key(user, bookId)));
    }

    /** Says how the caller wants to hear a book, in the place of what was said of it before. */
    @PutMapping(OF_BOOK)
    ResponseEntity<BookSettingsView> put(
            CurrentUser user,
            @PathVariable UUID bookId,
            @RequestHeader(name = HttpHeaders.IF_MATCH, required = false) @Nullable String ifMatch,
            @RequestBody @Valid PutSettings wanted) {
        return answer(user, keeping.put(key(user, bookId), wanted.settings(), ifMatch));
    }

    /** Takes back what was said of a book: the defaults hold again. */
    @DeleteMapping(OF_BOOK)
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void remove(
            CurrentUser user,
            @PathVariable UUID bookId,
            @RequestHeader(name = HttpHeaders.IF_MATCH, required = false) @Nullable String ifMatch) {
        keeping.remove(key(user, bookId), ifMatch);
    }

    private static ResponseEntity<DefaultSettingsView> answer(CurrentUser user, StoredSettings settings) {
        return ResponseEntity.ok()
                .eTag(ETags.of(settings.version(), user.accountId()))
                .body(DefaultSettingsView.of(settings));
    }

    private static ResponseEntity<BookSettingsView> answer(CurrentUser user, BookSettings settings) {
        return ResponseEntity.ok()
                .eTag(ETags.of(
                        settings.own().version(),
                        user.accountId(),
                        settings.defaults().version()))
                .body(BookSettingsView.of(settings));
    }

    private static ListenerId listener(CurrentUser user) {
        return new ListenerId(user.accountId());
    }

    private static PlaceKey key(CurrentUser user, UUID book) {
        return new PlaceKey(listener(user), new BookId(book));
    }
}
