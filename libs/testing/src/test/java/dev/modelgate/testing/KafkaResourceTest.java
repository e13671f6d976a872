package dev.modelgate.testing;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.apache.kafka.clients.admin.Admin;
import org.junit.jupiter.api.Test;

class KafkaResourceTest {
    @Test
    void theBrokerAnswersOnLoopback() throws Exception {
        KafkaResource resource = new KafkaResource();
        try {
            String address = resource.start().get("kafka.bootstrap.servers");
            try (Admin admin = Admin.create(Map.of("bootstrap.servers", address))) {
                var nodes = admin.describeCluster().nodes().get(30, TimeUnit.SECONDS);
                assertThat(nodes)
                        .hasSize(1)
                        .allSatisfy(node -> assertThat(node.host()).isIn("localhost", "127.0.0.1"));
            }
        } finally {
            resource.stop();
        }
    }
}
