package dev.nexus.platform.problem;

import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnClass;
import org.springframework.boot.autoconfigure.condition.ConditionalOnWebApplication;
import org.springframework.boot.security.autoconfigure.web.servlet.SecurityFilterProperties;
import org.springframework.boot.tomcat.TomcatContextCustomizer;
import org.springframework.boot.tomcat.servlet.TomcatServletWebServerFactory;
import org.springframework.boot.web.server.WebServerFactoryCustomizer;
import org.springframework.boot.web.servlet.FilterRegistrationBean;
import org.springframework.boot.webmvc.autoconfigure.error.ErrorMvcAutoConfiguration;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Import;
import tools.jackson.databind.json.JsonMapper;

/** Makes every error of a servlet application a problem. */
@AutoConfiguration(before = ErrorMvcAutoConfiguration.class)
@ConditionalOnWebApplication(type = ConditionalOnWebApplication.Type.SERVLET)
@Import({ProblemAdvice.class, ProblemErrorController.class})
class ProblemAutoConfiguration {

    /** Before the security filters, whose problems it answers, with room for a service's own filters between. */
    private static final int FILTER_ORDER = SecurityFilterProperties.DEFAULT_FILTER_ORDER - 100;

    @Bean
    ProblemRendering problemRendering(JsonMapper json) {
        return new ProblemRendering(json);
    }

    @Bean
    SecurityProblems securityProblems(ProblemRendering rendering) {
        return new SecurityProblems(rendering);
    }

    @Bean
    FilterRegistrationBean<ProblemFilter> problemFilter(ProblemRendering rendering) {
        var registration = new FilterRegistrationBean<>(new ProblemFilter(rendering));
        registration.setOrder(FILTER_ORDER);
        return registration;
    }

    @Bean
    WebServerFactoryCustomizer<TomcatServletWebServerFactory> problemErrorReport() {
        TomcatContextCustomizer problems = context -> {
            if (context.getParent() instanceof org.apache.catalina.core.StandardHost host) {
                host.setErrorReportValveClass(ProblemErrorReportValve.class.getName());
            }
        };
        return tomcat -> tomcat.addContextCustomizers(problems);
    }

    /** Only where there is a database at all. */
    @Configuration(proxyBeanMethods = false)
    @ConditionalOnClass(name = "org.springframework.dao.DataAccessException")
    @Import(DatabaseProblemAdvice.class)
    static class Database {}
}
