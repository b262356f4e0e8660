package dev.nexus.catalog.cover;

import java.awt.geom.AffineTransform;

/** How a picture that is stored turned or mirrored is to be shown; in the order of the values 1 to 8 of Exif's tag Orientation. */
enum Orientation {
    UPRIGHT(1, 0, 0, 1),
    MIRRORED(-1, 0, 0, 1),
    HALF_TURN(-1, 0, 0, -1),
    FLIPPED(1, 0, 0, -1),
    /** Rows become columns. */
    TRANSPOSED(0, 1, 1, 0),
    TURN_RIGHT(0, 1, -1, 0),
    /** As transposed, and turned by half. */
    TRANSVERSED(0, -1, -1, 0),
    TURN_LEFT(0, -1, 1, 0);

    private final int xOfX;
    private final int yOfX;
    private final int xOfY;
    private final int yOfY;

    Orientation(int xOfX, int yOfX, int xOfY, int yOfY) {
        this.xOfX = xOfX;
        this.yOfX = yOfX;
        this.xOfY = xOfY;
        this.yOfY = yOfY;
    }

    /** Upright for all that Exif does not know. */
    static Orientation of(int exif) {
        return exif >= 1 && exif <= values().length ? values()[exif - 1] : UPRIGHT;
    }

    /** Whether the stored rows are shown as columns, so that width and height change places. */
    boolean liesOnItsSide() {
        return xOfX == 0;
    }

    /**
     * From the stored picture's points to those that are seen.
     *
     * @param width of what is seen, in pixels
     * @param height of what is seen, in pixels
     */
    AffineTransform shownAs(int width, int height) {
        return new AffineTransform(xOfX, yOfX, xOfY, yOfY, xOfX + xOfY < 0 ? width : 0, yOfX + yOfY < 0 ? height : 0);
    }
}
