package dev.modelgate.system.chaos;

/** What is struck. */
enum Victim {
    CONTROLLER("gate-controller"),
    CONVERTER("converter-service"),
    INFERENCE("inference-service"),
    TRAINING("training-service"),
    /** The Python processes of both services that have some. */
    PYTHON("python"),
    BROKER("broker"),
    POSTGRES("postgres");

    private final String label;

    Victim(String label) {
        this.label = label;
    }

    /** As the stack names the part. */
    String label() {
        return label;
    }
}
