package dev.modelgate.controller;

import dev.modelgate.contracts.Artifact;
import dev.modelgate.contracts.Command;
import dev.modelgate.contracts.Fact;
import dev.modelgate.contracts.Result;
import dev.modelgate.contracts.Task;
import java.util.List;
import java.util.stream.Stream;

/** What a worker says to a command: facts, then how it ended. */
record Script(List<Fact> facts, Result result) {
    static final String RIGHT_CALL = "[TOOL_CALLS]read_text_file[ARGS]{\"path\": \"a.txt\"}";

    /** What a good model makes of any command. */
    static Script good(Command command) {
        return switch (command.task()) {
            case Task.ProbeTokenizer probe ->
                done(probe.delimiters().stream()
                        .map(text -> (Fact) new Fact.Delimiter(text, List.of(9), List.of(text), true))
                        .toList());
            case Task.PrepareModel unused ->
                new Script(
                        List.of(new Fact.Weights(1_000, 700, 5.5, 0.5, java.util.Map.of("BF16", 10L))),
                        new Result.Completed(
                                new Artifact(Artifact.Kind.MODEL, "small-5bit", "0".repeat(64), 700), false));
            case Task.MeasureLatency latency ->
                done(latency.prompts().queries().stream()
                        .map(query -> answer(query.id(), "Hello."))
                        .toList());
            case Task.AnswerQueries queries ->
                done(queries.prompts().queries().stream()
                        .flatMap(query -> Stream.of(
                                answer(query.id(), query.id().equals("read") ? RIGHT_CALL : "Hello."),
                                new Fact.Progress(1, queries.prompts().queries().size(), "queries")))
                        .toList());
            default -> throw new IllegalArgumentException("No script for " + command.task());
        };
    }

    static Script done(List<Fact> facts) {
        return new Script(facts, new Result.Completed(null, false));
    }

    static Fact answer(String query, String text) {
        return new Fact.Answer(query, false, text, List.of(1, 2, 3), 5, 0.1, List.of(0.1, 0.2, 0.3), 0.3, "stop");
    }
}
