package dev.nexus.standalone.backup;

import java.util.List;

/**
 * One part of a backup, as its manifest lists it.
 *
 * @param name the name of its entry in the file
 * @param size in bytes
 * @param sha256 of its bytes, in hexadecimal
 * @param rows how many rows a table has; 0 for what is no table
 * @param columns of a table, in their order, quoted as SQL wants them; none for what is no table
 */
record Part(String name, long size, String sha256, long rows, List<String> columns) {

    static final String TABLES = "tables/";
    static final String MEDIA = "media/";

    private static final int FIELDS = 5;

    Part {
        columns = List.copyOf(columns);
    }

    /** Its line of the manifest. */
    String line() {
        return String.join("\t", sha256, Long.toString(size), Long.toString(rows), String.join(",", columns), name);
    }

    /**
     * Reads a line of the manifest.
     *
     * @throws UnreadableBackup when it is none
     */
    static Part of(String line) {
        var fields = line.split("\t", FIELDS);
        try {
            return new Part(
                    fields[4],
                    Long.parseLong(fields[1]),
                    fields[0],
                    Long.parseLong(fields[2]),
                    fields[3].isEmpty() ? List.of() : List.of(fields[3].split(",", -1)));
        } catch (ArrayIndexOutOfBoundsException | NumberFormatException e) {
            throw new UnreadableBackup("its manifest has the line '%s'".formatted(line), e);
        }
    }
}
