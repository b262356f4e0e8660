package dev.nexus.playback.bookmark;

/**
 * What became of bookmarks that were made elsewhere.
 *
 * @param known were taken over before
 * @param refused lie beyond the end of the book, or were too many
 */
public record TakenOver(int added, int known, int refused) {

    public static final TakenOver NOTHING = new TakenOver(0, 0, 0);

    public TakenOver plus(TakenOver other) {
        return new TakenOver(added + other.added, known + other.known, refused + other.refused);
    }
}
