package dev.nexus.catalog.search;

import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

@Configuration(proxyBeanMethods = false)
class SearchConfiguration {

    @Bean
    SearchIndex searchIndex(SearchProperties properties) {
        return SearchIndex.open(properties.index());
    }
}
