package dev.nexus.platform.web;

import dev.nexus.platform.problem.CommonProblem;
import dev.nexus.platform.problem.ProblemException;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/** Entity tags (RFC 9110, section 8.8.3) made from the version of what is shown, and the check of {@code If-Match}. */
public final class ETags {

    private ETags() {}

    /**
     * The tag of a version.
     *
     * @param version a number that grows with every change of what is shown
     * @return a strong entity tag, quotes included
     */
    public static String of(long version) {
        return "\"" + version + "\"";
    }

    /**
     * Lets a change pass only if the caller has seen the current version, when it says which one it has seen.
     *
     * @param ifMatch the {@code If-Match} header; null when it was not sent, which lets everything pass
     * @param current the tag of the current version
     * @throws ProblemException {@code precondition-failed} when the caller has seen another version
     */
    public static void requireMatch(@Nullable String ifMatch, String current) {
        if (ifMatch == null || ifMatch.strip().equals("*")) {
            return;
        }
        // Weak tags never match here: If-Match compares strongly.
        var seen = Arrays.stream(ifMatch.split(",", -1)).map(String::strip).anyMatch(current::equals);
        if (!seen) {
            throw new ProblemException(
                    CommonProblem.PRECONDITION_FAILED, "It has changed: the current version is " + current + ".");
        }
    }
}
