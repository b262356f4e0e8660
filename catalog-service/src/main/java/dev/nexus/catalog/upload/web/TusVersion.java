package dev.nexus.catalog.upload.web;

import dev.nexus.catalog.problem.CatalogProblem;
import dev.nexus.catalog.upload.Uploading;
import dev.nexus.platform.problem.ProblemException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.http.HttpMethod;
import org.springframework.stereotype.Component;
import org.springframework.web.servlet.HandlerInterceptor;
import org.springframework.web.servlet.config.annotation.InterceptorRegistry;
import org.springframework.web.servlet.config.annotation.WebMvcConfigurer;

/** What all requests of tus have in common: the version, which problems name too, and OPTIONS, which tells what the server can do. */
@Component
class TusVersion implements HandlerInterceptor, WebMvcConfigurer {

    private static final String VERSION = "1.0.0";
    private static final String RESUMABLE = "Tus-Resumable";
    private static final String EXTENSIONS = "creation,creation-with-upload,checksum,expiration,termination";

    private final ObjectProvider<Uploading> uploading;

    TusVersion(ObjectProvider<Uploading> uploading) {
        this.uploading = uploading;
    }

    @Override
    public void addInterceptors(InterceptorRegistry registry) {
        registry.addInterceptor(this).addPathPatterns("/api/v1/uploads", "/api/v1/uploads/**");
    }

    @Override
    public boolean preHandle(HttpServletRequest request, HttpServletResponse response, Object handler) {
        response.setHeader(RESUMABLE, VERSION);
        if (HttpMethod.OPTIONS.matches(request.getMethod())) {
            response.setHeader("Tus-Version", VERSION);
            response.setHeader("Tus-Extension", EXTENSIONS);
            response.setHeader(
                    "Tus-Max-Size", Long.toString(uploading.getObject().maxSize()));
            response.setHeader("Tus-Checksum-Algorithm", uploading.getObject().checksumAlgorithms());
        } else if (!VERSION.equals(request.getHeader(RESUMABLE))) {
            response.setHeader("Tus-Version", VERSION);
            throw new ProblemException(CatalogProblem.TUS_VERSION_UNSUPPORTED, "Send Tus-Resumable: " + VERSION + ".");
        }
        return true;
    }
}
