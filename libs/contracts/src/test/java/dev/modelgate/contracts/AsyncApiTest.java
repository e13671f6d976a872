package dev.modelgate.contracts;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class AsyncApiTest {
    private static AsyncApiDocument document;

    @BeforeAll
    static void read() throws Exception {
        document = AsyncApiDocument.read();
    }

    static Stream<Samples.Sample> messages() {
        return Samples.all().stream();
    }

    @Test
    void everyTopicIsDescribedAndNoOther() {
        assertThat(document.topics()).isEqualTo(new TreeSet<>(Topics.ALL));
    }

    @ParameterizedTest
    @MethodSource("messages")
    void everyMessageIsAsDescribed(Samples.Sample sample) {
        assertThat(document.violations(sample.topic(), Wire.write(sample.message())))
                .isEmpty();
    }

    @ParameterizedTest
    @MethodSource("messages")
    void aFieldThatIsNotDescribedIsNoticed(Samples.Sample sample) {
        ObjectNode json = Wire.mapper().valueToTree(sample.message());
        json.put("surprise", 1);

        assertThat(document.violations(sample.topic(), json.toString())).isNotEmpty();
    }

    @ParameterizedTest
    @MethodSource("messages")
    void aMissingFieldIsNoticed(Samples.Sample sample) {
        JsonNode json = Wire.mapper().valueToTree(sample.message());
        List<String> names = new ArrayList<>();
        json.fieldNames().forEachRemaining(names::add);

        for (String name : names) {
            ObjectNode without = json.deepCopy();
            without.remove(name);
            assertThat(document.violations(sample.topic(), without.toString()))
                    .as("without " + name)
                    .isNotEmpty();
        }
    }

    @Test
    void thereIsASampleOfEveryClosedCase() {
        for (Class<?> sealed : List.of(Instruction.class, Task.class, Fact.class, Result.class, Judgement.class)) {
            assertThat(Samples.classesSeen()).contains(sealed.getPermittedSubclasses());
        }
    }
}
