package dev.modelgate.cli.stack;

import java.util.List;

/** The six processes of the stack, in the order in which people are shown them. */
public enum PartName {
    BROKER("broker"),
    POSTGRES("postgres"),
    CONTROLLER("gate-controller"),
    CONVERTER("converter-service"),
    INFERENCE("inference-service"),
    TRAINING("training-service");

    private final String label;

    PartName(String label) {
        this.label = label;
    }

    /** The name that `status` prints, that the log file bears, and for a service the name of its module. */
    public String label() {
        return label;
    }

    /** The parts that are ours: all but the broker and PostgreSQL. */
    public static List<PartName> services() {
        return List.of(CONTROLLER, CONVERTER, INFERENCE, TRAINING);
    }
}
