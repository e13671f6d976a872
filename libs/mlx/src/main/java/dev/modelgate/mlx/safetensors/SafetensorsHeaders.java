package dev.modelgate.mlx.safetensors;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.modelgate.mlx.MlxException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Stream;

/**
 * What the headers of a model's safetensors files say about its tensors; no weight is read.
 *
 * <p>Format: <a href="https://github.com/huggingface/safetensors#format">huggingface/safetensors</a>: eight bytes length of
 * the header, little endian; the header, a JSON object from tensor names to {@code dtype}, {@code shape} and
 * {@code data_offsets}; the data.
 *
 * @param files how many files
 * @param tensors by data type, such as BF16, F32 or F8_E4M3
 */
public record SafetensorsHeaders(int files, SortedMap<String, Tensors> tensors) {

    /** The format's own limit of a header, 100 MB. */
    private static final long MAX_HEADER_BYTES = 100_000_000;

    private static final int LENGTH_BYTES = 8;
    private static final String INDEX = "model.safetensors.index.json";
    private static final ObjectMapper JSON = new ObjectMapper();

    public SafetensorsHeaders {
        tensors = Collections.unmodifiableSortedMap(new TreeMap<>(tensors));
    }

    /**
     * All tensors of one data type.
     *
     * @param count of tensors
     * @param elements in all of them
     * @param bytes of all of them
     */
    public record Tensors(int count, long elements, long bytes) {

        private static Tensors sum(Tensors one, Tensors other) {
            return new Tensors(one.count + other.count, one.elements + other.elements, one.bytes + other.bytes);
        }
    }

    /**
     * Read the headers of all {@code model*.safetensors} of a directory, which are those that mlx_lm loads.
     *
     * @throws MlxException.InputFault if there is no such directory
     * @throws MlxException.ModelFault if it holds none, lacks one that its index names, or one is damaged
     * @throws UncheckedIOException if the disk fails
     */
    public static SafetensorsHeaders read(Path directory) {
        if (!Files.isDirectory(directory)) {
            throw new MlxException.InputFault(
                    "The model directory %s does not exist or is no directory.".formatted(directory));
        }
        try {
            List<Path> files = filesOf(directory);
            if (files.isEmpty()) {
                throw new MlxException.ModelFault("The model at %s has no model*.safetensors.".formatted(directory));
            }
            requireIndexed(directory, files);
            SortedMap<String, Tensors> tensors = new TreeMap<>();
            for (Path file : files) {
                addTensors(file, tensors);
            }
            return new SafetensorsHeaders(files.size(), tensors);
        } catch (IOException e) {
            throw new UncheckedIOException(
                    "The model at %s cannot be read: %s".formatted(directory, e.getMessage()), e);
        }
    }

    /** The bytes of all tensors. */
    public long bytes() {
        return tensors.values().stream().mapToLong(Tensors::bytes).sum();
    }

    /**
     * Why this model must not be given to mlx_lm's conversion, or empty if nothing speaks against it. It multiplies FP8
     * bytes by their scales without decoding them, and the result is silent garbage (mlx_lm 0.32.2).
     */
    public Optional<String> obstacleToConversion() {
        List<String> eightBit = tensors.keySet().stream()
                .filter(type -> type.startsWith("F8"))
                .map(type -> "%d of type %s".formatted(tensors.get(type).count(), type))
                .toList();
        return eightBit.isEmpty()
                ? Optional.empty()
                : Optional.of(
                        "The model holds FP8 tensors (%s), which the conversion would turn into garbage; start from a BF16 copy."
                                .formatted(String.join(", ", eightBit)));
    }

    private static List<Path> filesOf(Path directory) throws IOException {
        try (Stream<Path> files = Files.list(directory)) {
            return files.filter(file -> file.getFileName().toString().matches("model.*\\.safetensors"))
                    .sorted()
                    .toList();
        }
    }

    private static void requireIndexed(Path directory, List<Path> files) throws IOException {
        Path index = directory.resolve(INDEX);
        if (Files.notExists(index)) {
            return;
        }
        JsonNode names = parse(Files.readAllBytes(index), index).path("weight_map");
        List<String> missing = new ArrayList<>();
        for (JsonNode name : names) {
            if (!files.contains(directory.resolve(name.asText())) && !missing.contains(name.asText())) {
                missing.add(name.asText());
            }
        }
        if (!missing.isEmpty()) {
            throw new MlxException.ModelFault("The model at %s lacks %s, which its index names."
                    .formatted(directory, String.join(", ", missing)));
        }
    }

    private static void addTensors(Path file, SortedMap<String, Tensors> tensors) throws IOException {
        try (FileChannel channel = FileChannel.open(file)) {
            long headerBytes = headerBytes(channel, file);
            JsonNode header =
                    parse(read(channel, LENGTH_BYTES, (int) headerBytes).array(), file);
            long dataBytes = channel.size() - LENGTH_BYTES - headerBytes;
            for (Map.Entry<String, JsonNode> entry : header.properties()) {
                if (!entry.getKey().equals("__metadata__")) {
                    JsonNode tensor = entry.getValue();
                    tensors.merge(
                            tensor.path("dtype").asText("unknown"),
                            tensorsOf(tensor, entry.getKey(), dataBytes, file),
                            Tensors::sum);
                }
            }
        }
    }

    private static long headerBytes(FileChannel channel, Path file) throws IOException {
        if (channel.size() < LENGTH_BYTES) {
            throw damaged(file, "it has only " + channel.size() + " bytes");
        }
        long length =
                read(channel, 0, LENGTH_BYTES).order(ByteOrder.LITTLE_ENDIAN).getLong(0);
        if (length < 2 || length > MAX_HEADER_BYTES || length > channel.size() - LENGTH_BYTES) {
            throw damaged(file, "its header would have %s bytes".formatted(Long.toUnsignedString(length)));
        }
        return length;
    }

    private static Tensors tensorsOf(JsonNode tensor, String name, long dataBytes, Path file) {
        long elements = 1;
        for (JsonNode dimension : tensor.path("shape")) {
            elements *= dimension.asLong();
        }
        long begin = tensor.path("data_offsets").path(0).asLong(-1);
        long end = tensor.path("data_offsets").path(1).asLong(-1);
        if (begin < 0 || end < begin) {
            throw damaged(file, "tensor " + name + " has no valid offsets");
        }
        if (end > dataBytes) {
            throw damaged(file, "tensor %s ends at byte %d of %d".formatted(name, end, dataBytes));
        }
        return new Tensors(1, elements, end - begin);
    }

    private static ByteBuffer read(FileChannel channel, long position, int length) throws IOException {
        ByteBuffer buffer = ByteBuffer.allocate(length);
        while (buffer.hasRemaining() && channel.read(buffer, position + buffer.position()) >= 0) {
            // Once more: a channel may give less than was asked for.
        }
        return buffer;
    }

    private static JsonNode parse(byte[] json, Path file) throws IOException {
        try {
            JsonNode document = JSON.readTree(json);
            if (!document.isObject()) {
                throw damaged(file, "its JSON is no object");
            }
            return document;
        } catch (JsonProcessingException e) {
            throw damaged(file, "its JSON cannot be read (" + e.getOriginalMessage() + ")");
        }
    }

    private static MlxException.ModelFault damaged(Path file, String why) {
        return new MlxException.ModelFault("The model's file %s is damaged: %s.".formatted(file, why));
    }
}
