package dev.nexus.notification.follow.web;

import dev.nexus.notification.book.EntryKind;
import dev.nexus.notification.follow.Following;
import dev.nexus.platform.security.CurrentUser;
import dev.nexus.platform.web.Page;
import dev.nexus.platform.web.PageRequest;
import java.util.UUID;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/** Authors and series that the caller wants to hear of. */
@RestController
@RequestMapping("/api/v1/me/follows")
class FollowController {

    private final Following following;

    FollowController(Following following) {
        this.following = following;
    }

    /** Lists what the caller follows, the newest first. */
    @GetMapping
    Page<FollowView> list(CurrentUser user, PageRequest page) {
        return following.list(user.accountId(), page, FollowView::of);
    }

    /** Follows an author. Once more changes nothing. */
    @PutMapping("/authors/{id}")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void author(CurrentUser user, @PathVariable UUID id) {
        following.follow(user.accountId(), EntryKind.AUTHOR, id);
    }

    /** Follows an author no longer. */
    @DeleteMapping("/authors/{id}")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void leaveAuthor(CurrentUser user, @PathVariable UUID id) {
        following.unfollow(user.accountId(), EntryKind.AUTHOR, id);
    }

    /** Follows a series. Once more changes nothing. */
    @PutMapping("/series/{id}")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void series(CurrentUser user, @PathVariable UUID id) {
        following.follow(user.accountId(), EntryKind.SERIES, id);
    }

    /** Follows a series no longer. */
    @DeleteMapping("/series/{id}")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void leaveSeries(CurrentUser user, @PathVariable UUID id) {
        following.unfollow(user.accountId(), EntryKind.SERIES, id);
    }
}
