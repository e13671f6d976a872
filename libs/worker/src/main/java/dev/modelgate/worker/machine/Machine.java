package dev.modelgate.worker.machine;

import com.sun.management.OperatingSystemMXBean;
import dev.modelgate.contracts.SafeName;
import dev.modelgate.contracts.WorkerKind;
import dev.modelgate.worker.WorkerConfig;
import jakarta.inject.Singleton;
import java.lang.management.ManagementFactory;
import java.util.UUID;

/** Who speaks in this service's messages. */
@Singleton
public class Machine {
    private final String name;
    private final WorkerKind service;
    private final String incarnation = UUID.randomUUID().toString();

    Machine(WorkerConfig config) {
        name = SafeName.check("machine name", config.machine().orElseGet(HostName::find));
        service = config.service();
    }

    /** Name of the machine. */
    public String name() {
        return name;
    }

    /** Which of its workers this process is. */
    public WorkerKind service() {
        return service;
    }

    /** A new one for every start of the process. */
    public String incarnation() {
        return incarnation;
    }

    /** CloudEvents source of what this service sends. */
    public String source() {
        return "/machines/" + name + "/" + service.label();
    }

    /** Physical memory in bytes. */
    long memoryBytes() {
        return ManagementFactory.getPlatformMXBean(OperatingSystemMXBean.class).getTotalMemorySize();
    }
}
