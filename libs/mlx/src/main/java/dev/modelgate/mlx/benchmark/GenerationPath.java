package dev.modelgate.mlx.benchmark;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.util.List;

/** One way to have a conversation answered, in a fresh process for each block of the benchmark. */
public interface GenerationPath extends AutoCloseable {

    /** Starts a fresh process that holds the model. */
    interface Factory {
        GenerationPath start() throws IOException;
    }

    /**
     * Answer a conversation and throw the answer away.
     *
     * @return how many tokens were generated
     */
    int answer(List<JsonNode> messages) throws IOException;

    @Override
    void close() throws IOException;
}
