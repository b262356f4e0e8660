package dev.nexus.catalog.media.stream;

import dev.nexus.catalog.media.Dispositions;
import dev.nexus.catalog.media.MediaContent;
import dev.nexus.catalog.media.MediaStore;
import dev.nexus.catalog.media.MediaStreaming;
import dev.nexus.catalog.problem.CatalogProblem;
import dev.nexus.platform.problem.CommonProblem;
import dev.nexus.platform.problem.ProblemException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.List;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpMethod;
import org.springframework.stereotype.Component;

@Component
class RangeStreaming implements MediaStreaming {

    private final MediaStore store;

    RangeStreaming(MediaStore store) {
        this.store = store;
    }

    @Override
    public void answer(MediaContent content, HttpServletRequest request, HttpServletResponse response)
            throws IOException {
        var preconditions = new Preconditions(request, content);
        if (passes(preconditions, content, response)) {
            send(content, selection(content, request, preconditions), request, response);
        }
    }

    @Override
    public void answer(MediaContent content, String fileName, HttpServletRequest request, HttpServletResponse response)
            throws IOException {
        var disposition = Dispositions.inline(fileName);
        response.setHeader(HttpHeaders.CONTENT_DISPOSITION, disposition);
        var preconditions = new Preconditions(request, content);
        if (!passes(preconditions, content, response)) {
            return;
        }
        var elsewhere = store.direct(content, disposition);
        if (elsewhere.isPresent()) {
            response.setStatus(HttpServletResponse.SC_TEMPORARY_REDIRECT);
            response.setHeader(HttpHeaders.LOCATION, elsewhere.get().toString());
        } else {
            send(content, selection(content, request, preconditions), request, response);
        }
    }

    private static boolean passes(Preconditions preconditions, MediaContent content, HttpServletResponse response) {
        response.setHeader(HttpHeaders.ACCEPT_RANGES, "bytes");
        response.setHeader(HttpHeaders.ETAG, content.etag());
        response.setHeader(HttpHeaders.LAST_MODIFIED, HttpDates.format(content.modified()));
        return switch (preconditions.judge()) {
            case FAILED ->
                throw new ProblemException(
                        CommonProblem.PRECONDITION_FAILED, "The current entity tag is " + content.etag() + ".");
            case NOT_MODIFIED -> {
                response.setStatus(HttpServletResponse.SC_NOT_MODIFIED);
                yield false;
            }
            case PROCEED -> true;
        };
    }

    /** Ranges are defined for GET alone (RFC 9110 section 14.2). */
    private static RangeSelection selection(
            MediaContent content, HttpServletRequest request, Preconditions preconditions) {
        String range = request.getHeader(HttpHeaders.RANGE);
        boolean counts = range != null && isGet(request) && preconditions.rangeCounts();
        return counts ? RangeHeader.select(range, content.size()) : new RangeSelection.Whole();
    }

    private void send(
            MediaContent content, RangeSelection selection, HttpServletRequest request, HttpServletResponse response)
            throws IOException {
        switch (selection) {
            case RangeSelection.Whole() -> sendWhole(content, request, response);
            case RangeSelection.Parts(var ranges)
            when ranges.size() == 1 -> sendOne(content, ranges.getFirst(), response);
            case RangeSelection.Parts(var ranges) -> sendMany(content, ranges, response);
            case RangeSelection.Unsatisfiable() -> {
                response.setHeader(HttpHeaders.CONTENT_RANGE, "bytes */" + content.size());
                throw new ProblemException(
                        CatalogProblem.RANGE_NOT_SATISFIABLE, "The file has " + content.size() + " bytes.");
            }
        }
    }

    private void sendWhole(MediaContent content, HttpServletRequest request, HttpServletResponse response)
            throws IOException {
        response.setContentType(content.mimeType());
        response.setContentLengthLong(content.size());
        if (isGet(request)) {
            sending(content, response).send(new ByteRange(0, content.size() - 1));
        }
    }

    private void sendOne(MediaContent content, ByteRange range, HttpServletResponse response) throws IOException {
        response.setStatus(HttpServletResponse.SC_PARTIAL_CONTENT);
        response.setContentType(content.mimeType());
        response.setContentLengthLong(range.length());
        response.setHeader(HttpHeaders.CONTENT_RANGE, range.contentRange(content.size()));
        sending(content, response).send(range);
    }

    private void sendMany(MediaContent content, List<ByteRange> ranges, HttpServletResponse response)
            throws IOException {
        var parts = new MultipartRanges(content, ranges);
        response.setStatus(HttpServletResponse.SC_PARTIAL_CONTENT);
        response.setContentType(parts.contentType());
        response.setContentLengthLong(parts.length());
        var out = response.getOutputStream();
        var sending = sending(content, response);
        for (ByteRange range : ranges) {
            out.write(parts.head(range));
            sending.send(range);
        }
        out.write(parts.end());
    }

    private ByteSending sending(MediaContent content, HttpServletResponse response) throws IOException {
        return new ByteSending(store, content.name(), response.getOutputStream());
    }

    private static boolean isGet(HttpServletRequest request) {
        return HttpMethod.GET.matches(request.getMethod());
    }
}
