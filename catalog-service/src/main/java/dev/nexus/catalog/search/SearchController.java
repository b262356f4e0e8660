package dev.nexus.catalog.search;

import dev.nexus.platform.problem.CommonProblem;
import dev.nexus.platform.problem.InvalidValue;
import dev.nexus.platform.problem.ProblemException;
import dev.nexus.platform.security.CurrentUser;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** Search. */
@RestController
class SearchController {

    private static final int LONGEST_QUERY = 200;
    private static final int HIGHEST_LIMIT = 200;

    private final Searching searching;

    SearchController(Searching searching) {
        this.searching = searching;
    }

    /**
     * Searches titles, people, series and chapters, in any order of words and with typos.
     *
     * @param q what was typed, at most {@value #LONGEST_QUERY} characters
     * @param library only there; everywhere when absent
     * @param limit the most hits of each kind, from 1 to {@value #HIGHEST_LIMIT}
     */
    @GetMapping("/api/v1/search")
    SearchView search(
            @RequestParam String q,
            @RequestParam(required = false) @Nullable UUID library,
            @RequestParam(defaultValue = "20") int limit,
            CurrentUser user) {
        requirePossible(q, limit);
        return searching.search(user.accountId(), SearchWords.of(q), library, limit);
    }

    /**
     * Suggests books, people and series to somebody who types.
     *
     * @param q what was typed so far, at most {@value #LONGEST_QUERY} characters
     * @param library only there; everywhere when absent
     * @param limit the most suggestions, from 1 to {@value #HIGHEST_LIMIT}
     */
    @GetMapping("/api/v1/search/suggestions")
    SuggestionsView suggestions(
            @RequestParam String q,
            @RequestParam(required = false) @Nullable UUID library,
            @RequestParam(defaultValue = "10") int limit,
            CurrentUser user) {
        requirePossible(q, limit);
        return searching.suggest(user.accountId(), SearchWords.of(q), library, limit);
    }

    static void requirePossible(String q, int limit) {
        require(q.length() <= LONGEST_QUERY, "q", "must have at most " + LONGEST_QUERY + " characters");
        require(limit >= 1 && limit <= HIGHEST_LIMIT, "limit", "must be a whole number from 1 to " + HIGHEST_LIMIT);
    }

    private static void require(boolean holds, String parameter, String rule) {
        if (!holds) {
            throw new ProblemException(
                    CommonProblem.INVALID_PARAMETER,
                    parameter + " " + rule + ".",
                    List.of(InvalidValue.parameter(parameter, rule)));
        }
    }
}
