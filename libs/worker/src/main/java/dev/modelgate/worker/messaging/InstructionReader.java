package dev.modelgate.worker.messaging;

import dev.modelgate.contracts.Command;
import dev.modelgate.contracts.Instruction;
import dev.modelgate.contracts.SafeName;
import dev.modelgate.contracts.UnreadableMessageException;
import dev.modelgate.contracts.Wire;
import dev.modelgate.worker.job.Handlers;
import dev.modelgate.worker.machine.Machine;
import jakarta.inject.Singleton;
import java.util.ArrayList;
import java.util.List;

/** Reads the bytes of a commands topic, and refuses what no worker could carry out. */
@Singleton
class InstructionReader {
    private final Handlers handlers;
    private final Machine machine;

    InstructionReader(Handlers handlers, Machine machine) {
        this.handlers = handlers;
        this.machine = machine;
    }

    /** @throws UnreadableMessageException with one sentence */
    Instruction read(byte[] value) throws UnreadableMessageException {
        if (value == null) {
            throw new UnreadableMessageException("The message has no value.", null);
        }
        Instruction instruction = Wire.read(value, Instruction.class);
        if (instruction instanceof Command command) {
            check(command);
        }
        return instruction;
    }

    private void check(Command command) throws UnreadableMessageException {
        List<String> problems = new ArrayList<>();
        if (!SafeName.isSafe(command.id())) {
            problems.add("its id is '" + command.id() + "', not a plain name");
        }
        if (command.evaluation() == null) {
            problems.add("it names no evaluation");
        }
        if (command.deadline() == null) {
            problems.add("it has no deadline");
        }
        if (command.progressSeconds() < 1) {
            problems.add("its progressSeconds is " + command.progressSeconds() + ", not at least 1");
        }
        if (command.task() == null) {
            problems.add("it has no task");
        } else if (!handlers.canHandle(command.task())) {
            problems.add("its task, " + command.task().getClass().getSimpleName() + ", is none of the "
                    + machine.service().label() + " worker's");
        }
        if (!problems.isEmpty()) {
            throw new UnreadableMessageException(
                    "The command cannot be carried out: " + String.join("; ", problems) + ".", null);
        }
    }
}
