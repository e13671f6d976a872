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

    /** Whether a machine with this backend and memory in bytes will do. */
    public boolean metBy(String machineBackend, long memoryBytes) {
        return (backend.equals(ANY_BACKEND) || backend.equals(machineBackend)) && memoryBytes >= memoryGb * 1e9;
    }
}
