package dev.modelgate.mlx.machine;

import java.nio.file.Path;

/** A second JVM for {@link MachineLeaseTest}: takes the lease, says so, and holds it until its input ends. */
final class LeaseHolder {

    private LeaseHolder() {}

    public static void main(String[] arguments) throws Exception {
        boolean acquired = MachineLease.tryAcquire(Path.of(arguments[0])).isPresent();
        System.out.println(acquired ? "acquired" : "refused");
        while (System.in.read() >= 0) {
            // Hold it.
        }
    }
}
