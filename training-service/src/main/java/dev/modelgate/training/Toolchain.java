package dev.modelgate.training;

import dev.modelgate.worker.machine.Accelerator;
import jakarta.inject.Singleton;
import java.util.Map;
import java.util.TreeMap;

/** The versions that decide what bytes a step makes: artifacts of another version are not taken for the same. */
@Singleton
class Toolchain {
    private final Accelerator accelerator;

    Toolchain(Accelerator accelerator) {
        this.accelerator = accelerator;
    }

    Map<String, String> versions() {
        Map<String, String> all = accelerator.versions();
        Map<String, String> versions = new TreeMap<>();
        for (String name : new String[] {"mlx", "mlxLm", "backend", "system"}) {
            versions.put(name, all.getOrDefault(name, "unknown"));
        }
        return versions;
    }
}
