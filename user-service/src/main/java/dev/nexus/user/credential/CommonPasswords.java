package dev.nexus.user.credential;

import static java.nio.charset.StandardCharsets.UTF_8;
import static java.util.stream.Collectors.toUnmodifiableSet;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.util.Locale;
import java.util.Objects;
import java.util.Set;
import java.util.zip.GZIPInputStream;

/**
 * The passwords that are tried first, because so many people chose them: those of zxcvbn and zxcvbn-ts that are long enough to
 * be chosen here. Their licence stands beside them.
 */
final class CommonPasswords {

    private static final String LIST = "/password/common.txt.gz";
    private static final Set<String> ALL = read();

    private CommonPasswords() {}

    static boolean contain(String normalized) {
        return ALL.contains(normalized.toLowerCase(Locale.ROOT));
    }

    static int count() {
        return ALL.size();
    }

    private static Set<String> read() {
        try (var packed = Objects.requireNonNull(CommonPasswords.class.getResourceAsStream(LIST), LIST);
                var lines = new BufferedReader(new InputStreamReader(new GZIPInputStream(packed), UTF_8))) {
            return lines.lines().collect(toUnmodifiableSet());
        } catch (IOException damaged) {
            throw new UncheckedIOException(LIST + " cannot be read", damaged);
        }
    }
}
