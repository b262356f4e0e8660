package dev.nexus.user.library.web;

import dev.nexus.platform.security.CurrentUser;
import dev.nexus.platform.web.Page;
import dev.nexus.platform.web.PageRequest;
import dev.nexus.user.account.AccountId;
import dev.nexus.user.library.LibraryId;
import dev.nexus.user.library.LibraryReading;
import dev.nexus.user.library.MembershipGranting;
import dev.nexus.user.library.MembershipRevoking;
import jakarta.validation.Valid;
import java.util.UUID;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/** The members of a library. */
@RestController
@RequestMapping("/api/v1/libraries/{id}/members")
class MemberController {

    private final LibraryReading reading;
    private final MembershipGranting granting;
    private final MembershipRevoking revoking;

    MemberController(LibraryReading reading, MembershipGranting granting, MembershipRevoking revoking) {
        this.reading = reading;
        this.granting = granting;
        this.revoking = revoking;
    }

    /** Lists the members of a library. */
    @GetMapping
    Page<MemberView> list(CurrentUser user, @PathVariable UUID id, PageRequest page) {
        return reading.members(new AccountId(user.accountId()), new LibraryId(id), page)
                .map(MemberView::of);
    }

    /** Makes an account a member, or changes what a member may do. */
    @PutMapping("/{userId}")
    MemberView grant(
            CurrentUser user, @PathVariable UUID id, @PathVariable UUID userId, @RequestBody @Valid GrantRole wanted) {
        var owner = new AccountId(user.accountId());
        return MemberView.of(granting.grant(owner, new LibraryId(id), new AccountId(userId), wanted.role()));
    }

    /** Removes a member, or leaves the library oneself. */
    @DeleteMapping("/{userId}")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void revoke(CurrentUser user, @PathVariable UUID id, @PathVariable UUID userId) {
        revoking.revoke(new AccountId(user.accountId()), new LibraryId(id), new AccountId(userId));
    }
}
