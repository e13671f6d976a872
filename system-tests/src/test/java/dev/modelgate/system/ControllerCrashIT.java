package dev.modelgate.system;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.modelgate.cli.client.CommitMode;
import dev.modelgate.cli.client.Evaluation;
import dev.modelgate.contracts.Topics;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;

/** What becomes of an evaluation whose controller is killed. */
@Order(3)
@RunningStack.Needed
class ControllerCrashIT {
    private static final String CONTROLLER = "gate-controller";

    private final RunningStack stack;

    ControllerCrashIT(RunningStack stack) {
        this.stack = stack;
    }

    @Test
    void anEvaluationWhoseControllerIsKilledGoesOnToItsDecisionWithOneVerdictOfEachGate() throws Exception {
        // Given
        int restarts = stack.part(CONTROLLER).restarts();
        List<Long> killed = new ArrayList<>();

        // When
        Decided decided = stack.evaluations()
                .run(
                        PocketPlan.as("pocket-crash")
                                .gates("tokenizer", "smoke-test")
                                .step("smoke-test", "smoke", "{maxTokens: 8}")
                                .pass("smoke-test", "[{metric: smoke.loaded, is: true}]")
                                .thenDecisionAndLastGate()
                                .request(),
                        CommitMode.AUTOMATIC,
                        ControllerCrashIT::firstGateJudged,
                        evaluation -> {
                            assertThat(evaluation.gates().get(1).verdict()).isNull();
                            killed.add(stack.kill(CONTROLLER));
                        });

        // Then
        assertThat(decided.decision()).as(decided.toString()).isEqualTo("DEPLOY");
        assertThat(decided.decidedBy()).isEqualTo("last");
        assertThat(decided.verdicts()).containsExactly("PASS", "PASS", "PASS");
        assertThat(stack.part(CONTROLLER).restarts()).isEqualTo(restarts + 1);
        assertThat(stack.part(CONTROLLER).pid()).isNotNull().isNotIn(killed);
        assertThat(judgements(decided.id()))
                .containsOnlyKeys(
                        decided.id() + "/tokenizer",
                        decided.id() + "/smoke-test",
                        decided.id() + "/last",
                        decided.id() + "/decision");
    }

    private static boolean firstGateJudged(Evaluation evaluation) {
        return evaluation.gates().getFirst().verdict() != null;
    }

    /** What was told of an evaluation, by event. A message may be sent again after a crash, and then says the same. */
    private Map<String, JsonNode> judgements(String evaluation) throws Exception {
        Map<String, JsonNode> judgements = new LinkedHashMap<>();
        for (ConsumerRecord<String, byte[]> message : new TopicReader(stack.kafka()).all(Topics.VERDICTS)) {
            if (evaluation.equals(message.key())) {
                JsonNode judgement = new ObjectMapper().readTree(message.value());
                JsonNode before = judgements.putIfAbsent(TopicReader.header(message, "ce_id"), judgement);
                assertThat(judgement).isEqualTo(before == null ? judgement : before);
            }
        }
        return judgements;
    }
}
