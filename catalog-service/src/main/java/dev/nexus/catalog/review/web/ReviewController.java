package dev.nexus.catalog.review.web;

import dev.nexus.catalog.book.BookId;
import dev.nexus.catalog.review.AnswerReview;
import dev.nexus.catalog.review.ReviewModerating;
import dev.nexus.catalog.review.ReviewReading;
import dev.nexus.catalog.review.ReviewView;
import dev.nexus.catalog.review.Reviewing;
import dev.nexus.catalog.review.WriteReview;
import dev.nexus.platform.security.CurrentUser;
import dev.nexus.platform.web.Page;
import dev.nexus.platform.web.PageRequest;
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

/** Reviews. */
@RestController
@RequestMapping("/api/v1/books/{id}/reviews")
class ReviewController {

    private final ReviewReading reading;
    private final Reviewing reviewing;
    private final ReviewModerating moderating;

    ReviewController(ReviewReading reading, Reviewing reviewing, ReviewModerating moderating) {
        this.reading = reading;
        this.reviewing = reviewing;
        this.moderating = moderating;
    }

    /** Lists what members think of a book, the latest first. */
    @GetMapping
    Page<ReviewView> list(@PathVariable UUID id, PageRequest page, CurrentUser user) {
        return reading.list(user.accountId(), new BookId(id), page);
    }

    /** Shows what the caller thinks of a book. */
    @GetMapping("/mine")
    ReviewView mine(@PathVariable UUID id, CurrentUser user) {
        return reading.own(user.accountId(), new BookId(id));
    }

    /** Says what the caller thinks of a book, in the place of what was said before. */
    @PutMapping("/mine")
    ReviewView write(@PathVariable UUID id, CurrentUser user, @RequestBody @Valid WriteReview wanted) {
        reviewing.write(user.accountId(), new BookId(id), wanted);
        return reading.own(user.accountId(), new BookId(id));
    }

    /** Takes back what the caller has said of a book. */
    @DeleteMapping("/mine")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void delete(@PathVariable UUID id, CurrentUser user) {
        reviewing.delete(user.accountId(), new BookId(id));
    }

    /** Takes a member's review out of sight: it is shown to its author and to curators only, and does not count. */
    @PutMapping("/{account}/hidden")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void hide(@PathVariable UUID id, @PathVariable UUID account, CurrentUser user) {
        moderating.moderate(user.accountId(), new BookId(id), account, true);
    }

    /** Puts a member's review back. */
    @DeleteMapping("/{account}/hidden")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void show(@PathVariable UUID id, @PathVariable UUID account, CurrentUser user) {
        moderating.moderate(user.accountId(), new BookId(id), account, false);
    }

    /** Answers a member's review in the name of the library, in the place of what was answered before. */
    @PutMapping("/{account}/answer")
    ReviewView answer(
            @PathVariable UUID id,
            @PathVariable UUID account,
            CurrentUser user,
            @RequestBody @Valid AnswerReview wanted) {
        moderating.answer(user.accountId(), new BookId(id), account, wanted);
        return reading.of(user.accountId(), new BookId(id), account);
    }

    /** Takes back what was answered to a member's review. */
    @DeleteMapping("/{account}/answer")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void takeAnswerBack(@PathVariable UUID id, @PathVariable UUID account, CurrentUser user) {
        moderating.takeAnswerBack(user.accountId(), new BookId(id), account);
    }
}
