package dev.modelgate.contracts;

import java.util.Locale;

/** The three kinds of worker, each with the topic that it takes its commands from. */
public enum WorkerKind {
    CONVERTER(Topics.CONVERTER_COMMANDS),
    INFERENCE(Topics.INFERENCE_COMMANDS),
    TRAINING(Topics.TRAINING_COMMANDS);

    private final String topic;

    WorkerKind(String topic) {
        this.topic = topic;
    }

    public String topic() {
        return topic;
    }

    /** The name in messages and configuration: the constant in lower case. */
    public String label() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** Whether its work needs the accelerator, so that commands are addressed to one machine. */
    public boolean boundToMachine() {
        return switch (this) {
            case CONVERTER -> false;
            case INFERENCE, TRAINING -> true;
        };
    }
}
