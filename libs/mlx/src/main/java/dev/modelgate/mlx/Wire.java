package dev.modelgate.mlx;

import static com.fasterxml.jackson.annotation.JsonInclude.Include.NON_ABSENT;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.module.SimpleModule;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.ser.std.ToStringSerializer;
import com.fasterxml.jackson.datatype.jdk8.Jdk8Module;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;

/** The line protocol as {@code protocol.py} describes it: records to lines, lines to records. */
final class Wire {

    private static final ObjectMapper JSON = JsonMapper.builder()
            .addModule(new Jdk8Module())
            .addModule(new SimpleModule().addSerializer(Path.class, ToStringSerializer.instance))
            .defaultPropertyInclusion(JsonInclude.Value.construct(NON_ABSENT, NON_ABSENT))
            .disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
            .enable(DeserializationFeature.FAIL_ON_NULL_FOR_PRIMITIVES)
            .build();

    private Wire() {}

    static byte[] request(String id, MlxRequest<?> request) {
        return line(id, request.method(), JSON.valueToTree(request));
    }

    static byte[] cancellation(String id) {
        return line("cancel-" + id, "cancel", JSON.createObjectNode().put("id", id));
    }

    static JsonNode read(String line) {
        try {
            return JSON.readTree(line);
        } catch (JsonProcessingException e) {
            throw new IllegalArgumentException("The MLX process wrote a line that is no JSON: " + line, e);
        }
    }

    static Greeting greeting(JsonNode event) {
        return convert(event, Greeting.class);
    }

    static boolean isResult(JsonNode event) {
        return event.path("event").asText().equals("result");
    }

    static boolean isFinal(JsonNode event) {
        return switch (event.path("event").asText()) {
            case "result", "error", "cancelled" -> true;
            default -> false;
        };
    }

    static <R extends MlxResult> R result(JsonNode event, MlxRequest<R> request) {
        return convert(event.path("result"), request.resultType());
    }

    /** An event on the way; throws what a final event other than a result stands for. */
    static MlxEvent event(JsonNode event, String method) {
        return switch (event.path("event").asText()) {
            case "progress" -> convert(event, MlxEvent.Progress.class);
            case "train-loss" -> convert(event, MlxEvent.TrainLoss.class);
            case "validation-loss" -> convert(event, MlxEvent.ValidationLoss.class);
            case "cancelled" -> throw new MlxException.Cancelled(method);
            case "error" ->
                throw fault(event.path("kind").asText(), event.path("message").asText());
            default -> throw new MlxException.InternalFault("The MLX process sent an unknown event: " + event);
        };
    }

    private static MlxException fault(String kind, String message) {
        return switch (kind) {
            case "model" -> new MlxException.ModelFault(message);
            case "input" -> new MlxException.InputFault(message);
            default -> new MlxException.InternalFault(message);
        };
    }

    private static byte[] line(String id, String method, JsonNode params) {
        ObjectNode line = JSON.createObjectNode().put("id", id).put("method", method);
        line.set("params", params);
        return (line + "\n").getBytes(StandardCharsets.UTF_8);
    }

    private static <T> T convert(JsonNode node, Class<T> type) {
        try {
            return JSON.treeToValue(node, type);
        } catch (JsonProcessingException e) {
            throw new MlxException.InternalFault(
                    "The MLX process sent what is no %s: %s".formatted(type.getSimpleName(), e.getOriginalMessage()),
                    e);
        }
    }
}
