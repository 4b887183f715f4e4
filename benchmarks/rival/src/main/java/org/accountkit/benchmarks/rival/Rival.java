package org.accountkit.benchmarks.rival;

import org.springframework.boot.SpringApplication;
import org.springframework.boot.autoconfigure.SpringBootApplication;
import org.springframework.boot.context.event.ApplicationReadyEvent;
import org.springframework.context.event.EventListener;

/** The application. It prints a line with its port when it is ready. */
@SpringBootApplication
public class Rival {

    /**
     * Runs until the process is ended.
     *
     * @param arguments the settings
     */
    public static void main(String[] arguments) {
        SpringApplication.run(Rival.class, arguments);
    }

    /**
     * Reports the port.
     *
     * @param event says that requests are served
     */
    @EventListener
    public void ready(ApplicationReadyEvent event) {
        String port = event.getApplicationContext().getEnvironment().getProperty("local.server.port");
        System.out.println("ready: http://127.0.0.1:" + port + "/");
    }
}
