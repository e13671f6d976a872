package dev.modelgate.cli;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.modelgate.cli.letters.DeadLetter;
import dev.modelgate.cli.letters.DeadLetters;
import dev.modelgate.cli.letters.LetterId;
import dev.modelgate.cli.letters.VisibleText;
import dev.modelgate.cli.stack.Installation;
import dev.modelgate.cli.stack.StackStatus;
import java.io.PrintWriter;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code dead-letters}: what could not be read or applied. */
@Command(
        name = "dead-letters",
        description = "List, show or send again the messages that could not be read or applied.",
        mixinStandardHelpOptions = true)
final class DeadLettersCommand implements Runnable {
    /** Bytes of a payload, or of a header, that are shown without {@code --whole}. */
    private static final int SHOWN = 4096;

    private final Installation installation;

    @CommandLine.Spec
    private CommandLine.Model.CommandSpec spec;

    @Option(
            names = "--bootstrap-servers",
            paramLabel = "LIST",
            defaultValue = "${env:KAFKA_BOOTSTRAP_SERVERS}",
            description = "The broker; default KAFKA_BOOTSTRAP_SERVERS, else that of ./modelgate up.")
    private String servers;

    DeadLettersCommand(Installation installation) {
        this.installation = installation;
    }

    @Override
    public void run() {
        throw new CommandLine.ParameterException(spec.commandLine(), "Name what to do: list, show or replay.");
    }

    @Command(name = "list", description = "Every dead letter, newest last.", mixinStandardHelpOptions = true)
    int list(@Option(names = "--json", description = "As one JSON array.") boolean json)
            throws JsonProcessingException {
        List<DeadLetter> all = letters().all();
        if (json) {
            say(new ObjectMapper()
                    .writeValueAsString(
                            all.stream().map(DeadLettersCommand::json).toList()));
            return ExitStatus.OK;
        }
        for (DeadLetter letter : all) {
            say(letter.id() + "  " + letter.when() + "  "
                    + VisibleText.of(letter.type().orElse("-")) + "  " + (letter.replayed() ? "[replayed] " : "")
                    + VisibleText.of(letter.reason()));
        }
        return ExitStatus.OK;
    }

    @Command(name = "show", description = "Headers and payload of one.", mixinStandardHelpOptions = true)
    int show(
            @Parameters(paramLabel = "ID", description = "TOPIC/PARTITION/OFFSET, as list prints it.") String id,
            @Option(names = "--whole", description = "However large it is.") boolean whole) {
        DeadLetter letter = find(letters().all(), LetterId.parse(id));
        say("id: " + letter.id());
        say("when: " + letter.when());
        say("replayed: " + (letter.replayed() ? "yes" : "no"));
        say("key: " + shown(letter.key(), whole));
        letter.headers().forEach(header -> say(VisibleText.of(header.key()) + ": " + shown(header.value(), whole)));
        say("payload: " + shown(letter.value(), whole));
        return ExitStatus.OK;
    }

    @Command(name = "replay", description = "Send to the original topic again.", mixinStandardHelpOptions = true)
    int replay(
            @Parameters(paramLabel = "ID", arity = "0..*", description = "Those of list.") List<String> ids,
            @Option(names = "--all", description = "All that have not been sent again.") boolean every,
            @Option(names = "--topic", paramLabel = "T", description = "With --all: only of this topic.") String topic,
            @Option(names = "--again", description = "Also those that have been sent before.") boolean again) {
        boolean named = ids != null && !ids.isEmpty();
        if (named == every || topic != null && !every) {
            throw new UsageException(
                    "Name dead letters by their ids, or --all of them, with --topic those of a topic.");
        }
        List<LetterId> wanted =
                named ? ids.stream().map(LetterId::parse).distinct().toList() : List.of();
        DeadLetters letters = letters();
        List<DeadLetter> all = letters.all();
        List<DeadLetter> chosen = named
                ? wanted.stream().map(id -> find(all, id)).toList()
                : all.stream()
                        .filter(letter -> again || !letter.replayed())
                        .filter(letter ->
                                topic == null || topic.equals(letter.id().originalTopic()))
                        .toList();
        chosen.stream()
                .filter(letter -> letter.replayed() && !again)
                .findFirst()
                .ifPresent(letter -> {
                    throw new UsageException(letter.id() + " has been sent again already; --again sends it once more.");
                });
        letters.replay(
                chosen,
                letter -> say("Sent " + letter.id() + " to " + letter.id().originalTopic() + "."));
        say(chosen.size() + " sent.");
        return ExitStatus.OK;
    }

    private DeadLetters letters() {
        if (servers != null && !servers.isBlank()) {
            return new DeadLetters(servers);
        }
        int port = StackStatus.read(installation).processes().stream()
                .filter(part -> part.name().equals("broker"))
                .map(part -> part.port())
                .filter(Objects::nonNull)
                .findFirst()
                .orElse(9092);
        return new DeadLetters("127.0.0.1:" + port);
    }

    private static DeadLetter find(List<DeadLetter> all, LetterId id) {
        return all.stream()
                .filter(letter -> letter.id().equals(id))
                .findFirst()
                .orElseThrow(
                        () -> new UsageException("There is no dead letter " + id + "; list names those there are."));
    }

    private static String shown(byte[] bytes, boolean whole) {
        if (bytes == null) {
            return "none";
        }
        if (whole || bytes.length <= SHOWN) {
            return VisibleText.of(bytes);
        }
        int end = SHOWN;
        while (end > SHOWN - 4 && (bytes[end] & 0xC0) == 0x80) {
            end--; // not in the middle of a character of UTF-8
        }
        return VisibleText.of(Arrays.copyOf(bytes, end)) + " … (" + bytes.length + " bytes; --whole shows all)";
    }

    private static Map<String, Object> json(DeadLetter letter) {
        Map<String, Object> fields = new LinkedHashMap<>();
        fields.put("id", letter.id().toString());
        fields.put("topic", letter.id().topic());
        fields.put("partition", letter.id().partition());
        fields.put("offset", letter.id().offset());
        fields.put("when", letter.when().toString());
        fields.put("type", letter.type().map(VisibleText::of).orElse(null));
        fields.put("reason", VisibleText.of(letter.reason()));
        fields.put("replayed", letter.replayed());
        return fields;
    }

    private void say(String line) {
        PrintWriter out = spec.commandLine().getOut();
        out.println(line);
        out.flush();
    }
}
