package dev.nexus.gateway;

import dev.nexus.platform.process.ServiceProcess;
import org.springframework.boot.autoconfigure.SpringBootApplication;
import org.springframework.boot.context.properties.ConfigurationPropertiesScan;

@ConfigurationPropertiesScan
@SpringBootApplication
class GatewayApplication {

    static void main(String[] args) {
        ServiceProcess.run(GatewayApplication.class, args);
    }
}
