package dev.modelgate.converter.conversion;

import dev.modelgate.worker.WorkerConfig;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/** Rows for tests, each with its line end, and what the service has of them on its disk. */
final class Rows {
    static final String WITH_CALL = """
            {"messages": [{"role": "system", "content": "You help."}, {"role": "user", "content": "Show a.py"}, {"role": "assistant", "content": "Looking.\\n\\n<tool_call><function=read_file>\\n<parameter=path>\\na.py\\n</parameter>\\n</function></tool_call>"}, {"role": "user", "content": "<tool_response>\\nprint(1)\\n</tool_response>"}, {"role": "assistant", "content": "It prints 1."}]}
            """;

    static final String DIRECT = """
            {"messages": [{"role": "system", "content": "You help."}, {"role": "user", "content": "Hi"}, {"role": "assistant", "content": "Hello."}]}
            """;

    static final String WITHOUT_SYSTEM = """
            {"messages": [{"role": "user", "content": "Hi"}, {"role": "assistant", "content": "Hello."}]}
            """;

    static final String BROKEN = "{\"messages\": \n";

    private Rows() {}

    /** Folders of conversions that are under way, or were left behind. */
    static List<Path> stages(WorkerConfig config) throws IOException {
        Path folder = config.home().resolve("conversions/.tmp");
        if (!Files.isDirectory(folder)) {
            return List.of();
        }
        try (Stream<Path> stages = Files.list(folder)) {
            return stages.toList();
        }
    }
}
