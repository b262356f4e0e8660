package dev.nexus.catalog;

import org.springframework.boot.SpringApplication;
import org.springframework.boot.autoconfigure.SpringBootApplication;
import org.springframework.boot.context.properties.ConfigurationPropertiesScan;

@SpringBootApplication
@ConfigurationPropertiesScan
class CatalogApplication {

    static void main(String[] args) {
        SpringApplication.run(CatalogApplication.class, args);
    }
}
