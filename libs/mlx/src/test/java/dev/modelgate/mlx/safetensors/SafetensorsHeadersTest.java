package dev.modelgate.mlx.safetensors;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.modelgate.mlx.MlxException;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SafetensorsHeadersTest {

    private static final String BF16 = """
            {"__metadata__": {"format": "pt"}, "a": {"dtype": "BF16", "shape": [2, 3], "data_offsets": [0, 12]},
             "b": {"dtype": "BF16", "shape": [4], "data_offsets": [12, 20]}}""";
    private static final String FP8 = """
            {"w": {"dtype": "F8_E4M3", "shape": [2, 2], "data_offsets": [0, 4]},
             "s": {"dtype": "BF16", "shape": [], "data_offsets": [4, 6]}}""";

    @TempDir
    Path model;

    @Test
    void countsTensorsElementsAndBytesByType() throws Exception {
        write("model-00001-of-00002.safetensors", BF16, 20);
        write("model-00002-of-00002.safetensors", FP8, 6);
        Files.writeString(model.resolve("consolidated.safetensors"), "not read");

        SafetensorsHeaders headers = SafetensorsHeaders.read(model);

        assertThat(headers.files()).isEqualTo(2);
        assertThat(headers.tensors())
                .containsEntry("BF16", new SafetensorsHeaders.Tensors(3, 11, 22))
                .containsEntry("F8_E4M3", new SafetensorsHeaders.Tensors(1, 4, 4));
        assertThat(headers.bytes()).isEqualTo(26);
    }

    @Test
    void refusesFp8WithASentence() throws Exception {
        write("model.safetensors", FP8, 6);

        assertThat(SafetensorsHeaders.read(model).obstacleToConversion())
                .hasValue(
                        "The model holds FP8 tensors (1 of type F8_E4M3), which the conversion would turn into garbage;"
                                + " start from a BF16 copy.");
    }

    @Test
    void hasNothingAgainstBf16() throws Exception {
        write("model.safetensors", BF16, 20);

        assertThat(SafetensorsHeaders.read(model).obstacleToConversion()).isEmpty();
    }

    @Test
    void blamesTheModelForATruncatedFile() throws Exception {
        write("model.safetensors", BF16, 13);

        assertThatThrownBy(() -> SafetensorsHeaders.read(model))
                .isInstanceOf(MlxException.ModelFault.class)
                .hasMessageContaining("tensor b ends at byte 20 of 13");
    }

    @Test
    void blamesTheModelForAHeaderLongerThanTheFile() throws Exception {
        Files.write(model.resolve("model.safetensors"), new byte[] {-1, -1, -1, -1, -1, -1, -1, -1, '{'});

        assertThatThrownBy(() -> SafetensorsHeaders.read(model))
                .isInstanceOf(MlxException.ModelFault.class)
                .hasMessageContaining("damaged");
    }

    @Test
    void blamesTheModelForAMissingShard() throws Exception {
        write("model-00001-of-00002.safetensors", BF16, 20);
        Files.writeString(
                model.resolve("model.safetensors.index.json"),
                "{\"weight_map\": {\"a\": \"model-00001-of-00002.safetensors\", \"c\": \"model-00002-of-00002.safetensors\"}}");

        assertThatThrownBy(() -> SafetensorsHeaders.read(model))
                .isInstanceOf(MlxException.ModelFault.class)
                .hasMessageContaining("lacks model-00002-of-00002.safetensors");
    }

    @Test
    void blamesTheModelForHavingNoWeightsAndTheRequestForNoDirectory() {
        assertThatThrownBy(() -> SafetensorsHeaders.read(model)).isInstanceOf(MlxException.ModelFault.class);
        assertThatThrownBy(() -> SafetensorsHeaders.read(model.resolve("absent")))
                .isInstanceOf(MlxException.InputFault.class);
    }

    private void write(String name, String header, int dataBytes) throws IOException {
        byte[] json = header.getBytes(StandardCharsets.UTF_8);
        ByteBuffer file = ByteBuffer.allocate(8 + json.length + dataBytes).order(ByteOrder.LITTLE_ENDIAN);
        Files.write(model.resolve(name), file.putLong(json.length).put(json).array());
    }
}
