package dev.modelgate.gates.plan;

/**
 * What a machine must have.
 *
 * @param backend {@code metal}, {@code cpu}, or {@code any}
 * @param memoryGb physical memory, GB of 1e9 bytes; 0 asks for none
 */
public record MachineNeeds(String backend, double memoryGb) {
    /** Any backend will do. */
    public static final String ANY_BACKEND = "any";

    /** What a machine says while MLX has not answered there, or cannot be started. */
    private static final String NO_BACKEND = "none";

    /** Whether a machine with this backend and memory in bytes will do; one without a backend never does. */
    public boolean metBy(String machineBackend, long memoryBytes) {
        return backendMetBy(machineBackend) && memoryBytes >= memoryGb * 1e9;
    }

    private boolean backendMetBy(String machineBackend) {
        return backend.equals(ANY_BACKEND) ? !machineBackend.equals(NO_BACKEND) : backend.equals(machineBackend);
    }
}
