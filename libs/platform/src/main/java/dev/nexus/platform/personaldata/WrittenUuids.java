package dev.nexus.platform.personaldata;

import java.util.ArrayList;
import java.util.List;
import java.util.UUID;

/** Finds the identifiers in a text, in lower case as Java and PostgreSQL write them. Every published event goes through here. */
final class WrittenUuids {

    private static final int LENGTH = 36;
    private static final int FIRST_HYPHEN = 8;

    private WrittenUuids() {}

    static List<UUID> in(String text) {
        List<UUID> found = new ArrayList<>();
        int hyphen = text.indexOf('-');
        while (hyphen >= 0) {
            int start = hyphen - FIRST_HYPHEN;
            int next = hyphen + 1;
            if (isUuid(text, start)) {
                found.add(UUID.fromString(text.substring(start, start + LENGTH)));
                next = start + LENGTH;
            }
            hyphen = text.indexOf('-', next);
        }
        return found;
    }

    private static boolean isUuid(String text, int start) {
        if (start < 0 || start + LENGTH > text.length()) {
            return false;
        }
        for (int i = 0; i < LENGTH; i++) {
            char character = text.charAt(start + i);
            boolean fits =
                    switch (i) {
                        case 8, 13, 18, 23 -> character == '-';
                        default -> (character >= '0' && character <= '9') || (character >= 'a' && character <= 'f');
                    };
            if (!fits) {
                return false;
            }
        }
        return true;
    }
}
