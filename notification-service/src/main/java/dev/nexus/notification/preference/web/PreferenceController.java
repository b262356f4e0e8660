package dev.nexus.notification.preference.web;

import dev.nexus.notification.preference.Preference;
import dev.nexus.notification.preference.PreferenceKeeping;
import dev.nexus.platform.security.CurrentUser;
import dev.nexus.platform.web.ETags;
import jakarta.validation.Valid;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** How the caller wants to be told. */
@RestController
@RequestMapping("/api/v1/me/notification-preferences")
class PreferenceController {

    private final PreferenceKeeping keeping;

    PreferenceController(PreferenceKeeping keeping) {
        this.keeping = keeping;
    }

    /** Shows how the caller is told. */
    @GetMapping
    ResponseEntity<PreferencesView> show(CurrentUser user) {
        return answer(user, keeping.of(user.accountId()));
    }

    /** Says how the caller wants to be told, in the place of what was said before. */
    @PutMapping
    ResponseEntity<PreferencesView> put(
            CurrentUser user,
            @RequestHeader(name = HttpHeaders.IF_MATCH, required = false) @Nullable String ifMatch,
            @RequestBody @Valid PutPreferences wanted) {
        return answer(
                user, keeping.put(user.accountId(), wanted.choices(), wanted.quiet(), wanted.wantedDigest(), ifMatch));
    }

    private static ResponseEntity<PreferencesView> answer(CurrentUser user, Preference preference) {
        return ResponseEntity.ok()
                .eTag(ETags.of(preference.version(), user.accountId()))
                .body(PreferencesView.of(preference));
    }
}
