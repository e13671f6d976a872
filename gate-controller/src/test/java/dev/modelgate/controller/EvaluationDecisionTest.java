package dev.modelgate.controller;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;

import dev.modelgate.contracts.Command;
import dev.modelgate.contracts.Fact;
import dev.modelgate.contracts.Task;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.path.json.JsonPath;
import java.util.List;
import org.junit.jupiter.api.Test;

/** How evaluations end, by what the machine measured and what people decided. */
@QuarkusTest
class EvaluationDecisionTest extends EvaluationFlow {
    @Test
    void aGoodModelIsDeployed() {
        // When
        String id = Api.submit("short", "automatic");
        JsonPath decided = Api.decided(id);

        // Then
        assertThat(decided.getString("decision")).isEqualTo("DEPLOY");
        assertThat(decided.getString("decidedBy")).isEqualTo("last");
        assertThat(decided.getString("machine")).isEqualTo("bench");
        assertThat(decided.getList("gates.verdict")).containsExactly("PASS", "PASS", "PASS");
        assertThat(decided.getList("gates[2].criteria.metric")).containsExactly("queries.correct");
        assertThat(decided.getInt("gates[2].criteria[0].observed")).isEqualTo(2);
        assertThat(decided.getString("gates[2].steps[0].progress.unit")).isEqualTo("queries");
        assertThat(commandsOf(id)).extracting(Command::attempt).containsOnly(1);
    }

    @Test
    void aSplitDelimiterStopsTheEvaluationAndNothingRunsAfterIt() {
        bench.behave((b, command) -> b.play(
                command,
                command.task() instanceof Task.ProbeTokenizer
                        ? Script.done(List.of(
                                new Fact.Delimiter("[TOOL_CALLS]", List.of(1, 2), List.of("[TOOL", "_CALLS]"), false)))
                        : Script.good(command)));

        String id = Api.submit("short", "automatic");

        JsonPath decided = Api.decided(id);
        assertThat(decided.getString("decision")).isEqualTo("STOP");
        assertThat(decided.getString("decidedBy")).isEqualTo("tokenizer");
        assertThat(decided.getList("gates[1].steps.state")).containsOnly("PENDING");
        assertThat(commandsOf(id)).hasSize(1);
    }

    @Test
    void wrongAnswersInTheLastGateKeepTheBaseline() {
        bench.behave((b, command) -> b.play(
                command,
                command.task() instanceof Task.AnswerQueries
                        ? Script.done(List.of(Script.answer("read", "I cannot."), Script.answer("talk", "Hello.")))
                        : Script.good(command)));

        assertThat(Api.decided(Api.submit("short", "automatic")).getString("decision"))
                .isEqualTo("KEEP_BASELINE");
    }

    @Test
    void aDeclinedCommitmentKeepsTheBaseline() {
        JsonPath never = Api.decided(Api.submit("short", "never"));
        assertThat(never.getString("decision")).isEqualTo("KEEP_BASELINE");
        assertThat(never.getString("decidedBy")).isEqualTo("decision-point");

        String asked = Api.submit("short", "ask");
        Api.await(asked, evaluation -> "AWAITING_COMMITMENT".equals(evaluation.getString("state")));
        given().contentType("application/json")
                .body("{\"commit\": false, \"by\": \"Ada\"}")
                .post("/evaluations/" + asked + "/commitment")
                .then()
                .statusCode(200);
        assertThat(Api.decided(asked).getString("decision")).isEqualTo("KEEP_BASELINE");
        given().contentType("application/json")
                .body("{\"commit\": true, \"by\": \"Bob\"}")
                .post("/evaluations/" + asked + "/commitment")
                .then()
                .statusCode(409);
    }

    @Test
    void withoutAFittingMachineTheEvaluationIsInvalidAndSaysWhatWasAskedAndSeen() {
        JsonPath decided = Api.decided(Api.submit("heavy", "automatic"));

        assertThat(decided.getString("decision")).isEqualTo("INVALID");
        assertThat(decided.getString("gates[1].reasons")).contains("9000 GB", "bench (cpu, 24.0 GB");
    }
}
