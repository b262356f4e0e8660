package dev.nexus.catalog;

import dev.nexus.platform.process.ServiceProcess;
import org.springframework.boot.autoconfigure.SpringBootApplication;
import org.springframework.boot.context.properties.ConfigurationPropertiesScan;

@SpringBootApplication
@ConfigurationPropertiesScan
class CatalogApplication {

    static void main(String[] args) {
        ServiceProcess.run(CatalogApplication.class, args);
    }
}
