package dev.modelgate.controller.dispatch;

import dev.modelgate.contracts.Command;
import dev.modelgate.contracts.Task;
import dev.modelgate.controller.store.AttemptEntity;
import dev.modelgate.controller.store.Json;

/** The message that an issued attempt is sent as. */
final class Commands {
    private Commands() {}

    static Command of(AttemptEntity attempt) {
        return new Command(
                attempt.command.toString(),
                attempt.evaluation.toString(),
                attempt.gate,
                attempt.step,
                attempt.number,
                attempt.bound ? attempt.machine : null,
                attempt.issuedAt,
                attempt.deadline,
                attempt.progressSeconds,
                Json.read(Task.class, attempt.task));
    }
}
