package dev.nexus.catalog.search;

/**
 * How many typos are between two words: letters that are missing, too many or wrong, and neighbours that are swapped (optimal
 * string alignment, the restricted Damerau-Levenshtein distance), as Lucene's fuzzy queries count them.
 */
final class Typos {

    private Typos() {}

    /**
     * Counts typos.
     *
     * @param atMost what is of interest
     * @return the number of typos, or any greater number than {@code atMost}
     */
    static int between(String one, String other, int atMost) {
        if (Math.abs(one.length() - other.length()) > atMost) {
            return atMost + 1;
        }
        var beforeLast = new int[other.length() + 1];
        var last = new int[other.length() + 1];
        var row = new int[other.length() + 1];
        for (int j = 0; j <= other.length(); j++) {
            last[j] = j;
        }
        for (int i = 1; i <= one.length(); i++) {
            row[0] = i;
            for (int j = 1; j <= other.length(); j++) {
                var wrong = one.charAt(i - 1) == other.charAt(j - 1) ? 0 : 1;
                row[j] = Math.min(Math.min(row[j - 1], last[j]) + 1, last[j - 1] + wrong);
                if (i > 1
                        && j > 1
                        && one.charAt(i - 1) == other.charAt(j - 2)
                        && one.charAt(i - 2) == other.charAt(j - 1)) {
                    row[j] = Math.min(row[j], beforeLast[j - 2] + 1);
                }
            }
            var free = beforeLast;
            beforeLast = last;
            last = row;
            row = free;
        }
        return last[other.length()];
    }
}
