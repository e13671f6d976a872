package dev.modelgate.worker.messaging;

import dev.modelgate.contracts.Topics;
import dev.modelgate.contracts.WorkerKind;
import dev.modelgate.worker.machine.Machine;
import io.smallrye.common.annotation.Identifier;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import java.util.Map;

/** What the commands channel's configuration takes from the service and its machine. */
class CommandsChannel {
    /**
     * The converter's consumers share their topic in one group; every machine reads all commands for its accelerator in a group
     * of its own and takes those addressed to it.
     */
    @Produces
    @Singleton
    @Identifier("modelgate-commands")
    Map<String, Object> configuration(Machine machine) {
        WorkerKind service = machine.service();
        String group = "modelgate-" + service.label();
        return Map.of(
                "topic", service.topic(),
                "group.id", service.boundToMachine() ? group + "-" + machine.name() : group,
                "dead-letter-queue.topic", Topics.deadLetters(service.topic()));
    }
}
