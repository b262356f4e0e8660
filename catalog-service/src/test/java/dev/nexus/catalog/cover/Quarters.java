package dev.nexus.catalog.cover;

import java.awt.Color;
import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.List;
import javax.imageio.ImageIO;

/** A picture with a colour in each quarter, A to D. Upright it is {@code ABCD}: A top left, B top right, C bottom left, D bottom right. */
final class Quarters {

    private static final List<Color> COLOURS = List.of(Color.RED, Color.GREEN, Color.BLUE, Color.YELLOW);

    /** How {@code ABCD} is stored for each value of Exif's tag Orientation, from the table in Exif 3.0 section 4.6.5.1. */
    private static final List<String> STORED = List.of("ABCD", "BADC", "DCBA", "CDAB", "ACBD", "BDAC", "DBCA", "CADB");

    /** What a JPEG may make of a colour, of each of its three parts. */
    private static final int TOLERANCE = 90;

    private Quarters() {}

    /**
     * A JPEG.
     *
     * @param width of what is seen, in pixels
     * @param height of what is seen, in pixels
     * @param exif the value from 1 to 8 that says how it is stored; it is not written into the JPEG
     */
    static byte[] jpeg(int width, int height, int exif) throws IOException {
        var layout = STORED.get(exif - 1);
        int storedWidth = exif > 4 ? height : width;
        int storedHeight = exif > 4 ? width : height;
        var picture = new BufferedImage(storedWidth, storedHeight, BufferedImage.TYPE_INT_RGB);
        var canvas = picture.createGraphics();
        for (int quarter = 0; quarter < 4; quarter++) {
            canvas.setColor(COLOURS.get(layout.charAt(quarter) - 'A'));
            canvas.fillRect(
                    quarter % 2 * (storedWidth / 2), quarter / 2 * (storedHeight / 2), storedWidth, storedHeight);
        }
        canvas.dispose();
        var bytes = new ByteArrayOutputStream();
        ImageIO.write(picture, "jpeg", bytes);
        return bytes.toByteArray();
    }

    /** The letters of the four corners of a picture, in the order of reading; ? where there is another colour. */
    static String corners(BufferedImage picture) {
        int right = picture.getWidth() - 1;
        int bottom = picture.getHeight() - 1;
        return letter(picture, 0, 0)
                + letter(picture, right, 0)
                + letter(picture, 0, bottom)
                + letter(picture, right, bottom);
    }

    private static String letter(BufferedImage picture, int x, int y) {
        var found = new Color(picture.getRGB(x, y));
        return COLOURS.stream()
                .filter(colour -> isNear(found, colour))
                .findFirst()
                .map(colour -> Character.toString('A' + COLOURS.indexOf(colour)))
                .orElse("?");
    }

    private static boolean isNear(Color one, Color other) {
        return Math.abs(one.getRed() - other.getRed()) < TOLERANCE
                && Math.abs(one.getGreen() - other.getGreen()) < TOLERANCE
                && Math.abs(one.getBlue() - other.getBlue()) < TOLERANCE;
    }
}
