package dev.nexus.platform.problem;

import jakarta.servlet.RequestDispatcher;
import jakarta.servlet.http.HttpServletRequest;
import org.springframework.boot.webmvc.error.ErrorController;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** Answers the container's error dispatch: what was refused or failed before or after the dispatcher. */
@RestController
class ProblemErrorController implements ErrorController {

    private final ProblemRendering rendering;

    ProblemErrorController(ProblemRendering rendering) {
        this.rendering = rendering;
    }

    @RequestMapping("${server.error.path:${error.path:/error}}")
    ResponseEntity<Problem> error(HttpServletRequest request) {
        return rendering.answer(request, problem(request));
    }

    private ProblemException problem(HttpServletRequest request) {
        var failure = request.getAttribute(RequestDispatcher.ERROR_EXCEPTION);
        if (failure instanceof ProblemException problem) {
            return problem;
        }
        // Nobody is dispatched here by calling the path itself: then it is a path like any other unknown one.
        var status = request.getAttribute(RequestDispatcher.ERROR_STATUS_CODE) instanceof Integer code ? code : 404;
        return status == 500 && failure instanceof Throwable cause
                ? rendering.unforeseen(request, cause)
                : new ProblemException(CommonProblem.ofStatus(status), null);
    }
}
