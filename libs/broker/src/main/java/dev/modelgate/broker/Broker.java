package dev.modelgate.broker;

import java.io.IOException;
import java.io.InputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Properties;
import kafka.server.KafkaConfig;
import kafka.server.KafkaRaftServer;
import kafka.tools.StorageTool;
import org.apache.kafka.common.Uuid;
import org.apache.kafka.common.utils.Exit;
import org.apache.kafka.common.utils.Time;

/**
 * Runs one Kafka node from a properties file, after formatting its log folder with Kafka's own storage tool if that was never done.
 *
 * <p>Both in one process because a separate formatting process costs a second of the first start. The file named by the second
 * argument appears once the broker takes requests, so that whoever started it need not guess from an open port.
 */
public final class Broker {
    private Broker() {}

    /**
     * @param arguments the properties file, and the file to create when ready
     * @throws IOException if the properties cannot be read or the ready file not written
     */
    public static void main(String[] arguments) throws IOException {
        Path configuration = Path.of(arguments[0]);
        Path ready = Path.of(arguments[1]);
        Properties properties = new Properties();
        try (InputStream in = Files.newInputStream(configuration)) {
            properties.load(in);
        }
        if (!Files.exists(Path.of(properties.getProperty("log.dirs"), "meta.properties"))) {
            format(configuration);
        }
        KafkaRaftServer server = new KafkaRaftServer(KafkaConfig.fromProps(properties, false), Time.SYSTEM);
        Exit.addShutdownHook("stop-broker", server::shutdown);
        server.startup();
        Files.writeString(ready, Long.toString(ProcessHandle.current().pid()));
        server.awaitShutdown();
    }

    private static void format(Path configuration) {
        String[] command = {"format", "--cluster-id", Uuid.randomUuid().toString(), "--config", configuration.toString()
        };
        int status = StorageTool.execute(command, new PrintStream(System.out, true, StandardCharsets.UTF_8));
        if (status != 0) {
            throw new IllegalStateException("kafka-storage format ended with status " + status);
        }
    }
}
