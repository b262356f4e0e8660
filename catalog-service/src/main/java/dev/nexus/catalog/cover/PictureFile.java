package dev.nexus.catalog.cover;

import java.awt.Color;
import java.awt.RenderingHints;
import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Iterator;
import javax.imageio.IIOImage;
import javax.imageio.ImageIO;
import javax.imageio.ImageReader;
import javax.imageio.ImageWriteParam;
import javax.imageio.stream.ImageInputStream;

/** Reads pictures that strangers have made: what the header promises is checked before anything is decoded. */
final class PictureFile {

    /** No honest cover has more (21 x 21 cm at 600 dpi have half of it). */
    static final long MOST_PIXELS = 50_000_000;

    private static final float QUALITY = 0.85f;

    private PictureFile() {}

    /**
     * A JPEG of a picture as it is to be seen, no wider than wanted and never enlarged. While it is decoded, rows and columns are left out so
     * that no more than some times the wanted size is in memory.
     *
     * @param file JPEG, PNG or WebP; turned upright when it says that it is stored turned or mirrored
     * @param width of what is seen, in pixels
     * @throws UnusablePicture when it cannot be decoded, or is too large to try
     */
    static byte[] scaled(Path file, int width) {
        try (var input = ImageIO.createImageInputStream(file.toFile())) {
            var reader = reader(input);
            try {
                requireSane(reader);
                var orientation = ExifOrientation.of(file);
                return jpeg(fitted(decoded(reader, orientation, width), orientation, width));
            } finally {
                reader.dispose();
            }
        } catch (IOException | IllegalArgumentException | IndexOutOfBoundsException broken) {
            throw new UnusablePicture("It is no picture that can be decoded.", broken);
        }
    }

    /**
     * Checks a picture without decoding it.
     *
     * @throws UnusablePicture when it cannot be decoded, or is too large to try
     */
    static void check(Path file) {
        try (var input = ImageIO.createImageInputStream(file.toFile())) {
            var reader = reader(input);
            try {
                requireSane(reader);
            } finally {
                reader.dispose();
            }
        } catch (IOException | IllegalArgumentException | IndexOutOfBoundsException broken) {
            throw new UnusablePicture("It is no picture that can be decoded.", broken);
        }
    }

    private static ImageReader reader(ImageInputStream input) throws IOException {
        Iterator<ImageReader> readers = ImageIO.getImageReaders(input);
        if (!readers.hasNext()) {
            throw new IOException("no reader");
        }
        var reader = readers.next();
        reader.setInput(input, true, true);
        return reader;
    }

    private static void requireSane(ImageReader reader) throws IOException {
        long pixels = (long) reader.getWidth(0) * reader.getHeight(0);
        if (pixels > MOST_PIXELS) {
            throw new UnusablePicture("It has %,d pixels of at most %,d.".formatted(pixels, MOST_PIXELS), null);
        }
    }

    private static BufferedImage decoded(ImageReader reader, Orientation orientation, int width) throws IOException {
        var parameters = reader.getDefaultReadParam();
        int shownWidth = orientation.liesOnItsSide() ? reader.getHeight(0) : reader.getWidth(0);
        int leaveOut = Math.max(1, shownWidth / (2 * width));
        parameters.setSourceSubsampling(leaveOut, leaveOut, 0, 0);
        return reader.read(0, parameters);
    }

    /** On white, because a JPEG has no transparency. */
    private static BufferedImage fitted(BufferedImage picture, Orientation orientation, int width) {
        boolean aside = orientation.liesOnItsSide();
        int shownWidth = aside ? picture.getHeight() : picture.getWidth();
        int shownHeight = aside ? picture.getWidth() : picture.getHeight();
        int fittedWidth = Math.min(width, shownWidth);
        int fittedHeight = Math.max(1, Math.round((float) shownHeight * fittedWidth / shownWidth));
        var fitted = new BufferedImage(fittedWidth, fittedHeight, BufferedImage.TYPE_INT_RGB);
        var canvas = fitted.createGraphics();
        canvas.setRenderingHint(RenderingHints.KEY_INTERPOLATION, RenderingHints.VALUE_INTERPOLATION_BICUBIC);
        canvas.setRenderingHint(RenderingHints.KEY_RENDERING, RenderingHints.VALUE_RENDER_QUALITY);
        canvas.transform(orientation.shownAs(fittedWidth, fittedHeight));
        canvas.drawImage(
                picture,
                0,
                0,
                aside ? fittedHeight : fittedWidth,
                aside ? fittedWidth : fittedHeight,
                Color.WHITE,
                null);
        canvas.dispose();
        return fitted;
    }

    private static byte[] jpeg(BufferedImage picture) throws IOException {
        var writer = ImageIO.getImageWritersByFormatName("jpeg").next();
        var bytes = new ByteArrayOutputStream();
        try (var output = ImageIO.createImageOutputStream(bytes)) {
            var parameters = writer.getDefaultWriteParam();
            parameters.setCompressionMode(ImageWriteParam.MODE_EXPLICIT);
            parameters.setCompressionQuality(QUALITY);
            writer.setOutput(output);
            writer.write(null, new IIOImage(picture, null, null), parameters);
        } finally {
            writer.dispose();
        }
        return bytes.toByteArray();
    }
}
