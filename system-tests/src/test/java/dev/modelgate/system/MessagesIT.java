package dev.modelgate.system;

import static org.assertj.core.api.Assertions.assertThat;

import dev.modelgate.contracts.AsyncApiDocument;
import dev.modelgate.contracts.Topics;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.FieldSource;

/** What all the evaluations before have said, held against asyncapi.yaml; and what becomes of messages that nobody can read. */
@Order(4)
@RunningStack.Needed
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class MessagesIT {
    static final List<String> ALL = Topics.ALL;

    static final List<String> COMMANDS =
            List.of(Topics.CONVERTER_COMMANDS, Topics.INFERENCE_COMMANDS, Topics.TRAINING_COMMANDS);

    static final List<String> REPORTS = List.of(Topics.OBSERVATIONS, Topics.OUTCOMES);

    static final List<String> CONSUMED = Stream.of(COMMANDS, REPORTS, List.of(Topics.MACHINES))
            .flatMap(List::stream)
            .toList();

    private static final String TRACEPARENT = "^00-[0-9a-f]{32}-[0-9a-f]{16}-0[01]$";

    private final RunningStack stack;
    private final TopicReader topics;

    MessagesIT(RunningStack stack) {
        this.stack = stack;
        this.topics = new TopicReader(stack.kafka());
    }

    @ParameterizedTest
    @Order(1)
    @FieldSource("ALL")
    void everyMessageIsAsItsTopicSays(String topic) throws Exception {
        AsyncApiDocument document = AsyncApiDocument.read();

        List<ConsumerRecord<String, byte[]>> messages = topics.all(topic);

        assertThat(messages).isNotEmpty();
        for (ConsumerRecord<String, byte[]> message : messages) {
            String text = TopicReader.text(message);
            assertThat(document.violations(topic, text)).as(text).isEmpty();
            assertThat(message.key()).as("key of " + text).isNotBlank();
            for (String header : document.requiredHeaders()) {
                assertThat(TopicReader.header(message, header))
                        .as(header + " of " + text)
                        .isNotBlank();
            }
            if (!topic.equals(Topics.MACHINES)) {
                assertThat(TopicReader.header(message, "traceparent"))
                        .as("traceparent of " + text)
                        .matches(TRACEPARENT);
            }
        }
    }

    @ParameterizedTest
    @Order(2)
    @FieldSource("REPORTS")
    void whatFollowsFromACommandCarriesItsTrace(String topic) {
        Map<String, String> traces = new HashMap<>();
        for (String commands : COMMANDS) {
            topics.all(commands)
                    .forEach(message -> traces.put(
                            TopicReader.header(message, "ce_subject"), TopicReader.header(message, "traceparent")));
        }

        assertThat(topics.all(topic)).isNotEmpty().allSatisfy(message -> {
            String command = TopicReader.header(message, "ce_subject");
            assertThat(traces).containsKey(command);
            assertThat(trace(TopicReader.header(message, "traceparent"))).isEqualTo(trace(traces.get(command)));
        });
    }

    @ParameterizedTest
    @Order(3)
    @FieldSource("ALL")
    void nothingWasPutAside(String topic) {
        assertThat(topics.all(Topics.deadLetters(topic)).stream()
                        .map(record ->
                                TopicReader.header(record, "dead-letter-reason") + ": " + TopicReader.text(record)))
                .isEmpty();
    }

    @ParameterizedTest
    @Order(4)
    @FieldSource("CONSUMED")
    void anUnreadableMessageGoesToTheDeadLettersWithItsReason(String topic) throws Exception {
        byte[] poison = ("{\"poison\": \"" + topic).getBytes(StandardCharsets.UTF_8);

        topics.send(topic, "poison", poison);

        ConsumerRecord<String, byte[]> aside =
                topics.await(Topics.deadLetters(topic), record -> "poison".equals(record.key()));
        assertThat(aside.value()).isEqualTo(poison);
        assertThat(TopicReader.header(aside, "dead-letter-reason")).contains("The message is no");
        assertThat(TopicReader.header(aside, "dead-letter-topic")).isEqualTo(topic);
        assertThat(TopicReader.header(aside, "dead-letter-offset")).matches("\\d+");
    }

    @Test
    @Order(5)
    void theRestGoesOnAfterUnreadableMessages() {
        Decided decided = stack.evaluations()
                .run(PocketPlan.as("pocket-after-poison")
                        .gates("smoke-test")
                        .step("smoke-test", "smoke", "{maxTokens: 8}")
                        .pass("smoke-test", "[{metric: smoke.loaded, is: true}]")
                        .thenDecisionAndLastGate()
                        .request());

        assertThat(decided.decision()).as(decided.toString()).isEqualTo("DEPLOY");
    }

    /** The trace of a trace context, version-trace-span-flags. */
    private static String trace(String traceparent) {
        return traceparent.split("-")[1];
    }
}
