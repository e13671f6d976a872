package dev.modelgate.tokenizers;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class HuggingFaceTokenizerTest {
    private static final String CHARACTERS = "[]/_ACLOSTabĠ";

    @TempDir
    Path folder;

    private Tokenizer open(ObjectNode file) throws TokenizerException {
        SmallTokenizers.write(folder, TokenizerFile.HUGGING_FACE, file);
        return Tokenizers.open(folder);
    }

    @Test
    void aControlTokenIsOneTokenAndWhatIsNoneIsSplit() throws Exception {
        // Given
        ObjectNode file = SmallTokenizers.huggingFace(CHARACTERS, List.of("C A"), Map.of("[TOOL_CALLS]", 9));
        try (Tokenizer tokenizer = open(file)) {
            // When
            Tokens whole = tokenizer.encode("[TOOL_CALLS]");
            Tokens split = tokenizer.encode("[/TOOL_CALLS]");
            // Then
            assertThat(whole).isEqualTo(new Tokens(List.of(9), List.of("[TOOL_CALLS]")));
            assertThat(whole.single()).isTrue();
            assertThat(split.pieces()).containsExactly("[", "/", "T", "O", "O", "L", "_", "CA", "L", "L", "S", "]");
            assertThat(split.single()).isFalse();
            assertThat(tokenizer.count("[/TOOL_CALLS]")).isEqualTo(12);
        }
    }

    @Test
    void idsAreThoseOfTheFileWhereTheLibraryRenumbersThem() throws Exception {
        // Given ids with gaps, which the native library closes
        ObjectNode file =
                SmallTokenizers.huggingFace(CHARACTERS, List.of(), Map.of("<s>", 1, "[TOOL_CALLS]", 9, "[ARGS]", 700));
        try (Tokenizer tokenizer = open(file)) {
            // When
            Tokens tokens = tokenizer.encode("<s>a[TOOL_CALLS]b[ARGS]");
            // Then
            assertThat(tokens.ids()).containsExactly(1, 30, 9, 31, 700);
            assertThat(tokenizer.decode(tokens.ids())).isEqualTo("<s>a[TOOL_CALLS]b[ARGS]");
            assertThat(tokenizer.vocabulary()).isEqualTo(CHARACTERS.length() + 3);
        }
    }

    @Test
    void theVocabularyCountsAnAddedTokenOfTheModelOnce() throws Exception {
        ObjectNode file = SmallTokenizers.huggingFace("ab", List.of(), Map.of("a", 20, "<s>", 1));
        try (Tokenizer tokenizer = open(file)) {
            assertThat(tokenizer.vocabulary()).isEqualTo(3);
        }
    }

    @Test
    void aLongTextIsNotTruncatedEvenWhenTheFileAsksForIt() throws Exception {
        // Given
        ObjectNode file = SmallTokenizers.huggingFace("ab", List.of(), Map.of());
        file.putObject("truncation")
                .put("direction", "Right")
                .put("max_length", 4)
                .put("strategy", "LongestFirst")
                .put("stride", 0);
        // When
        try (Tokenizer tokenizer = open(file)) {
            // Then
            assertThat(tokenizer.count("ab".repeat(5000))).isEqualTo(10_000);
        }
    }

    @Test
    void nothingIsAddedAroundATextWhateverThePostProcessorSays() throws Exception {
        // Given
        ObjectNode file = SmallTokenizers.huggingFace("ab", List.of(), Map.of("<s>", 1));
        ObjectNode processor = file.putObject("post_processor").put("type", "TemplateProcessing");
        processor
                .putArray("single")
                .addObject()
                .putObject("SpecialToken")
                .put("id", "<s>")
                .put("type_id", 0);
        processor
                .withArray("single")
                .addObject()
                .putObject("Sequence")
                .put("id", "A")
                .put("type_id", 0);
        processor.putArray("pair");
        ObjectNode start =
                processor.putObject("special_tokens").putObject("<s>").put("id", "<s>");
        start.putArray("ids").add(1);
        start.putArray("tokens").add("<s>");
        // When
        try (Tokenizer tokenizer = open(file)) {
            // Then
            assertThat(tokenizer.encode("ab").pieces()).containsExactly("a", "b");
        }
    }

    @Test
    void anEmptyTextHasNoTokens() throws Exception {
        try (Tokenizer tokenizer = open(SmallTokenizers.huggingFace("ab", List.of(), Map.of()))) {
            assertThat(tokenizer.encode("").ids()).isEmpty();
        }
    }

    @Test
    void theDigestIsThatOfTheFile() throws Exception {
        SmallTokenizers.write(folder, TokenizerFile.HUGGING_FACE, """
                {"added_tokens": [], "model": {"type": "BPE", "vocab": {"a": 0}, "merges": []}}""");
        try (Tokenizer tokenizer = Tokenizers.open(folder)) {
            assertThat(tokenizer.sha256()).hasSize(64).matches("[0-9a-f]+");
            assertThat(tokenizer.file()).isEqualTo(TokenizerFile.HUGGING_FACE);
        }
    }
}
