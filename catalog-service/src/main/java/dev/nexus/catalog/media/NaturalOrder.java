package dev.nexus.catalog.media;

import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;

/** Compares names as people read them: runs of digits by their value, letters without regard to case. */
enum NaturalOrder implements Comparator<String> {
    INSTANCE;

    private static final Pattern RUNS = Pattern.compile("\\d+|\\D+");

    @Override
    public int compare(String left, String right) {
        List<String> leftRuns = runs(left);
        List<String> rightRuns = runs(right);
        for (int i = 0; i < Math.min(leftRuns.size(), rightRuns.size()); i++) {
            int order = compareRuns(leftRuns.get(i), rightRuns.get(i));
            if (order != 0) {
                return order;
            }
        }
        int order = Integer.compare(leftRuns.size(), rightRuns.size());
        return order != 0 ? order : left.compareTo(right);
    }

    private static int compareRuns(String left, String right) {
        if (!isNumber(left) || !isNumber(right)) {
            return left.compareTo(right);
        }
        String leftValue = left.replaceFirst("^0+(?=.)", "");
        String rightValue = right.replaceFirst("^0+(?=.)", "");
        int order = Integer.compare(leftValue.length(), rightValue.length());
        return order != 0 ? order : leftValue.compareTo(rightValue);
    }

    private static boolean isNumber(String run) {
        return Character.isDigit(run.charAt(0));
    }

    private static List<String> runs(String name) {
        return RUNS.matcher(name.toLowerCase(Locale.ROOT))
                .results()
                .map(MatchResult::group)
                .toList();
    }
}
