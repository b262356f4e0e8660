package dev.nexus.platform.problem;

import java.net.URI;

/**
 * One kind of problem (RFC 9457). A service declares its catalogue as an enum that implements this interface; a code is
 * never reused for something else and never renamed.
 */
public interface ProblemType {

    /**
     * The stable name that programs decide by.
     *
     * @return lower case words joined by hyphens, unique in the whole suite
     */
    String code();

    /**
     * What went wrong, in a few words that are the same at each occurrence.
     *
     * @return an English sentence fragment without data of the request
     */
    String title();

    /**
     * The HTTP status that carries this problem.
     *
     * @return a status from 400 to 599
     */
    int status();

    /**
     * The identifier of the problem, made from its {@linkplain #code() code}.
     *
     * @return an absolute URI; nothing is promised about what answers there
     */
    default URI type() {
        return URI.create("https://nexus.dev/problems/" + code());
    }
}
