package dev.modelgate.controller;

import static org.assertj.core.api.Assertions.assertThat;

import dev.modelgate.contracts.Command;
import dev.modelgate.contracts.Task;
import dev.modelgate.testing.KafkaResource;
import dev.modelgate.testing.PostgresResource;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.path.json.JsonPath;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Two machines at one broker, each of which hears every command and takes its own. */
@QuarkusTest
@QuarkusTestResource(PostgresResource.class)
@QuarkusTestResource(KafkaResource.class)
class TwoMachinesTest {
    @ConfigProperty(name = "kafka.bootstrap.servers")
    String servers;

    private Bench first;
    private Bench second;

    @BeforeEach
    void start() {
        first = Bench.started(servers, TwoMachinesTest::untilPreparing);
        second = Bench.another(servers, "second-bench", TwoMachinesTest::untilPreparing);
    }

    @AfterEach
    void stop() {
        second.close();
        first.close();
    }

    @Test
    void twoEvaluationsAtOnceGoToTwoMachinesAndEachStaysOnItsOwn() {
        // Given two evaluations of which each has its model prepared
        String one = Api.submit("short", "automatic");
        Command held = preparing(one);
        String other = Api.submit("short", "automatic");
        Command heldToo = preparing(other);

        // When
        goOn(held);
        goOn(heldToo);

        // Then
        staysOn(held.machine(), Api.decided(one));
        staysOn(heldToo.machine(), Api.decided(other));
        assertThat(List.of(held.machine(), heldToo.machine())).containsExactlyInAnyOrder("bench", "second-bench");
    }

    private void staysOn(String machine, JsonPath decided) {
        assertThat(decided.getString("decision")).isEqualTo("DEPLOY");
        assertThat(decided.getString("machine")).isEqualTo(machine);
        assertThat(taken(decided.getString("id")))
                .filteredOn(command -> command.task().worker().boundToMachine())
                .hasSizeGreaterThanOrEqualTo(3)
                .allSatisfy(command -> assertThat(command.machine()).isEqualTo(machine))
                .allSatisfy(command -> assertThat(bench(machine).commands).contains(command));
    }

    /** Answers everything but the preparation of the model, which stays under way. */
    private static void untilPreparing(Bench bench, Command command) {
        if (!(command.task() instanceof Task.PrepareModel)) {
            Bench.obedient(bench, command);
        }
    }

    private void goOn(Command held) {
        Bench.obedient(bench(held.machine()), held);
    }

    private Command preparing(String evaluation) {
        return Waiting.until(
                        () -> taken(evaluation).stream()
                                .filter(command -> command.task() instanceof Task.PrepareModel)
                                .findFirst(),
                        Optional::isPresent)
                .orElseThrow();
    }

    /** The commands of an evaluation, whichever machine has taken them. */
    private List<Command> taken(String evaluation) {
        return Stream.of(first, second)
                .flatMap(bench -> bench.commands.stream())
                .filter(command -> command.evaluation().equals(evaluation))
                .toList();
    }

    private Bench bench(String machine) {
        return machine.equals(Bench.MACHINE) ? first : second;
    }
}
