package dev.nexus.platform.web;

import dev.nexus.platform.hash.Sha256;
import dev.nexus.platform.problem.CommonProblem;
import dev.nexus.platform.problem.ProblemException;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Entity tags (RFC 9110, section 8.8.3) made from the version of what is shown, and the check of {@code If-Match}. */
public final class ETags {

    private static final int VIEW_BYTES = 6;
    private static final Pattern VERSION = Pattern.compile("\"(\\d+)(-[0-9a-f]+)?\"");

    private ETags() {}

    /**
     * The tag of a version of what looks the same to everybody who may see it.
     *
     * @param version a number that grows with every change of what is shown
     * @return a strong entity tag, quotes included
     */
    public static String of(long version) {
        return "\"" + version + "\"";
    }

    /**
     * The tag of a version as somebody sees it. Without what the view depends on, the next person at a shared browser would be
     * answered with the view of the one before, when both are of one version.
     *
     * @param version a number that grows with every change of what is shown
     * @param viewedBy all that the view depends on besides, such as the caller's account and role
     * @return a strong entity tag, quotes included
     */
    public static String of(long version, Object... viewedBy) {
        return "\"%d-%s\"".formatted(version, hash(viewedBy));
    }

    /**
     * Lets a change pass only if the caller has seen the current version, when it says which one it has seen. In whose view it
     * was seen does not matter.
     *
     * @param ifMatch the {@code If-Match} header; null when it was not sent, which lets everything pass
     * @param current the current version
     * @throws ProblemException {@code precondition-failed} when the caller has seen another version
     */
    public static void requireMatch(@Nullable String ifMatch, long current) {
        if (ifMatch == null || ifMatch.strip().equals("*")) {
            return;
        }
        var seen = Arrays.stream(ifMatch.split(",", -1)).map(String::strip).anyMatch(tag -> isOf(tag, current));
        if (!seen) {
            throw new ProblemException(
                    CommonProblem.PRECONDITION_FAILED, "It has changed: the current version is " + current + ".");
        }
    }

    /** Weak tags are of no version here: If-Match compares strongly. */
    private static boolean isOf(String tag, long version) {
        var parts = VERSION.matcher(tag);
        return parts.matches() && parts.group(1).equals(Long.toString(version));
    }

    private static String hash(Object... viewedBy) {
        var text = Arrays.stream(viewedBy).map(String::valueOf).collect(Collectors.joining("\n"));
        return HexFormat.of().formatHex(Sha256.of(text), 0, VIEW_BYTES);
    }
}
