package dev.modelgate.contracts;

import java.util.List;

/** Names of the Kafka topics; keys, retention and payloads are described in {@code asyncapi.yaml} beside this module. */
public final class Topics {
    public static final String CONVERTER_COMMANDS = "modelgate.commands.converter.v1";
    public static final String INFERENCE_COMMANDS = "modelgate.commands.inference.v1";
    public static final String TRAINING_COMMANDS = "modelgate.commands.training.v1";
    public static final String OBSERVATIONS = "modelgate.observations.v1";
    public static final String OUTCOMES = "modelgate.outcomes.v1";
    public static final String VERDICTS = "modelgate.verdicts.v1";
    public static final String EVALUATIONS = "modelgate.evaluations.v1";
    public static final String MACHINES = "modelgate.machines.v1";

    /** Every topic that holds messages; each has a dead-letter topic beside it. */
    public static final List<String> ALL = List.of(
            CONVERTER_COMMANDS,
            INFERENCE_COMMANDS,
            TRAINING_COMMANDS,
            OBSERVATIONS,
            OUTCOMES,
            VERDICTS,
            EVALUATIONS,
            MACHINES);

    private Topics() {}

    /** The topic for what could not be read from {@code topic}; the reason stands in the record's headers. */
    public static String deadLetters(String topic) {
        return topic + ".dlq";
    }
}
