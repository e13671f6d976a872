package dev.modelgate.controller;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;

import dev.modelgate.contracts.Command;
import dev.modelgate.contracts.Task;
import dev.modelgate.contracts.Topics;
import dev.modelgate.controller.messaging.TopicsMissing;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.enterprise.event.Event;
import jakarta.inject.Inject;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ExecutionException;
import org.apache.kafka.clients.admin.Admin;
import org.junit.jupiter.api.Test;

/** What the controller does about a broker that comes back without its data. */
@QuarkusTest
class BrokerLostTest extends EvaluationFlow {
    @Inject
    Admin admin;

    @Inject
    Event<TopicsMissing> missing;

    @Test
    void aTopicThatIsGoneIsMadeAgain() throws Exception {
        String topic = Topics.deadLetters(Topics.VERDICTS);

        admin.deleteTopics(List.of(topic)).all().get();

        assertThat(Waiting.until(this::topics, names -> names.contains(topic))).contains(topic);
    }

    @Test
    void openCommandsAndAllStatesAreToldAgain() {
        // Given one evaluation that is decided, and one whose command nobody answers
        String decided = Api.submit("short", "automatic");
        Api.decided(decided);
        bench.behave((b, command) -> {});
        String open = Api.submit("short", "automatic");
        Command command = commandOf(open, Task.ProbeTokenizer.class, 1);
        long states = told(Topics.EVALUATIONS, decided);

        // When
        missing.fire(new TopicsMissing(Set.copyOf(Topics.ALL)));

        // Then
        Waiting.until(() -> told(Topics.CONVERTER_COMMANDS, command.evaluation()), times -> times == 2);
        Waiting.until(() -> told(Topics.EVALUATIONS, decided), times -> times == states + 1);
        given().contentType("application/json")
                .body("{\"by\": \"Ada\"}")
                .post("/evaluations/" + open + "/cancellation")
                .then()
                .statusCode(202);
    }

    private long told(String topic, String evaluation) {
        return bench.records.stream()
                .filter(record -> record.topic().equals(topic) && evaluation.equals(record.key()))
                .count();
    }

    private Set<String> topics() {
        try {
            return admin.listTopics().names().get();
        } catch (InterruptedException | ExecutionException e) {
            throw new IllegalStateException(e);
        }
    }
}
