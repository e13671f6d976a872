package dev.modelgate.inference;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import dev.modelgate.contracts.Prompts;
import dev.modelgate.contracts.ToolSpec;
import dev.modelgate.mlx.MlxRequest;
import java.util.ArrayList;
import java.util.List;

/** Puts a query into the form that chat templates read: messages and tools as OpenAI's API has them. */
final class Conversation {
    private static final JsonNodeFactory JSON = JsonNodeFactory.instance;

    private Conversation() {}

    /**
     * One query of a suite.
     *
     * @param temperature 0 is greedy
     */
    static MlxRequest.Generate request(
            Prompts prompts, Prompts.Query query, int maxTokens, double temperature, long seed) {
        List<JsonNode> messages = new ArrayList<>();
        if (prompts.system() != null) {
            messages.add(message("system", prompts.system()));
        }
        messages.add(message("user", query.prompt()));
        List<JsonNode> tools = prompts.tools().stream().map(Conversation::tool).toList();
        return new MlxRequest.Generate(messages, tools, maxTokens, temperature, seed);
    }

    private static JsonNode message(String role, String content) {
        return JSON.objectNode().put("role", role).put("content", content);
    }

    private static JsonNode tool(ToolSpec tool) {
        return JSON.objectNode()
                .put("type", "function")
                .set(
                        "function",
                        JSON.objectNode()
                                .put("name", tool.name())
                                .put("description", tool.description())
                                .set("parameters", tool.parameters()));
    }
}
