package dev.nexus.catalog.media;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;

/** Answers GET and HEAD for stored bytes by RFC 9110: preconditions, ranges, validators. */
public interface MediaStreaming {

    /**
     * Writes the whole answer, with a fixed amount of memory.
     *
     * @throws dev.nexus.platform.problem.ProblemException 412 or 416, before anything was written
     * @throws IOException when the client goes away
     */
    void answer(MediaContent content, HttpServletRequest request, HttpServletResponse response) throws IOException;

    /**
     * The same for what has a name to be saved under, in a store that clients may be sent to: then the answer only says where.
     *
     * @param fileName any
     */
    void answer(MediaContent content, String fileName, HttpServletRequest request, HttpServletResponse response)
            throws IOException;
}
