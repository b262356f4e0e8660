package dev.nexus.catalog;

import org.springframework.boot.web.servlet.FilterRegistrationBean;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.web.filter.ShallowEtagHeaderFilter;

/** What holds for several of the catalogue's endpoints. */
@Configuration(proxyBeanMethods = false)
class CatalogWeb {

    /**
     * Entity tags for what has no version of its own. Never for media: this filter holds the whole answer in memory.
     */
    @Bean
    FilterRegistrationBean<ShallowEtagHeaderFilter> entityTags() {
        var filter = new FilterRegistrationBean<>(new ShallowEtagHeaderFilter());
        filter.addUrlPatterns("/api/v1/books", "/api/v1/search", "/api/v1/imports/*");
        return filter;
    }
}
