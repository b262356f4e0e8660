package dev.nexus.catalog.media;

import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** What can be told from the name a file came with. Names are untrusted text and never become paths. */
public final class FileNames {

    /** Long enough for every honest name: the limit of common file systems. */
    public static final int MAX_LENGTH = 255;

    private static final int MAX_PATH = 1_000;
    private static final Pattern FOLDER = Pattern.compile("[/\\\\]");
    private static final Pattern FOLDERS = Pattern.compile("^.*[/\\\\]", Pattern.DOTALL);
    private static final Pattern UNPRINTABLE = Pattern.compile("[\\p{Cntrl}\\p{Cs}]");
    private static final Pattern EXTENSION = Pattern.compile("\\.[A-Za-z0-9]{1,5}$");
    private static final Pattern LEADING_NUMBER =
            Pattern.compile("^\\d{1,4}\\s*[-._)]?\\s+(?=\\S)|^\\d{1,4}\\s*[-_)]\\s*(?=\\S)");

    private FileNames() {}

    /** The name without the folders that come before it. */
    public static String withoutFolders(String path) {
        return FOLDERS.matcher(path).replaceFirst("");
    }

    /** The last part of the name, printable and of bounded length; "file" when nothing is left. */
    public static String safe(String untrusted) {
        String name =
                UNPRINTABLE.matcher(withoutFolders(untrusted)).replaceAll("").strip();
        if (name.length() > MAX_LENGTH) {
            int end = Character.isHighSurrogate(name.charAt(MAX_LENGTH - 1)) ? MAX_LENGTH - 1 : MAX_LENGTH;
            name = name.substring(0, end);
        }
        return name.isBlank() || name.equals(".") || name.equals("..") ? "file" : name;
    }

    /** The same for each part of a path, so that "Disc 1/01.mp3" keeps its disc. */
    public static String safePath(String untrusted) {
        String path = FOLDER.splitAsStream(untrusted).map(FileNames::safe).collect(Collectors.joining("/"));
        return path.length() > MAX_PATH ? path.substring(path.length() - MAX_PATH) : path;
    }

    /** The last part of the name, with the extension of what the bytes are and no other. */
    public static String withExtension(String name, String mimeType) {
        var stem = EXTENSION.matcher(safe(name)).replaceFirst("");
        return (stem.isBlank() ? "file" : stem) + "." + extension(mimeType);
    }

    /** The usual extension of a type, without its dot. */
    public static String extension(String mimeType) {
        return switch (mimeType) {
            case "audio/mpeg" -> "mp3";
            case "audio/mp4" -> "m4b";
            case "audio/flac" -> "flac";
            case "audio/ogg" -> "ogg";
            case "audio/aac" -> "aac";
            case "audio/wav" -> "wav";
            case "audio/webm" -> "weba";
            case "audio/x-matroska" -> "mka";
            case "image/jpeg" -> "jpg";
            case "image/png" -> "png";
            case "image/webp" -> "webp";
            default -> "bin";
        };
    }

    /** A title for a file without one: its name without extension, leading number and underscores. */
    public static String title(String fileName) {
        String name = withoutFolders(fileName);
        String stem = EXTENSION.matcher(name).replaceFirst("").replace('_', ' ').strip();
        String title = LEADING_NUMBER.matcher(stem).replaceFirst("").strip();
        return title.isBlank() ? name : title;
    }
}
