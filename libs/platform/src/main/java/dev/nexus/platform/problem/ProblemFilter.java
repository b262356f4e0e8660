package dev.nexus.platform.problem;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import org.springframework.web.filter.OncePerRequestFilter;

/** Answers a {@link ProblemException} that a filter threw, for example because the token keys cannot be had. */
class ProblemFilter extends OncePerRequestFilter {

    private final ProblemRendering rendering;

    ProblemFilter(ProblemRendering rendering) {
        this.rendering = rendering;
    }

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        try {
            chain.doFilter(request, response);
        } catch (ProblemException problem) {
            rendering.write(request, response, problem);
        }
    }
}
