package dev.modelgate.tokenizers;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class TekkenTokenizerTest {
    /** Ids of single bytes start after the ten control ids. */
    private static final int BYTES = 10;

    @TempDir
    Path folder;

    private Tokenizer open(ObjectNode file) throws TokenizerException {
        SmallTokenizers.write(folder, TokenizerFile.TEKKEN, file);
        return Tokenizers.open(folder);
    }

    @Test
    void aControlTokenIsOneTokenAndWhatIsNoneIsMergedByRank() throws Exception {
        // Given
        ObjectNode file = SmallTokenizers.tekken(List.of("[/", "OO", "TOO", "TOOL"), Map.of("[TOOL_CALLS]", 9));
        try (Tokenizer tokenizer = open(file)) {
            // When
            Tokens whole = tokenizer.encode("[TOOL_CALLS]");
            Tokens split = tokenizer.encode("[/TOOL");
            // Then
            assertThat(whole).isEqualTo(new Tokens(List.of(9), List.of("[TOOL_CALLS]")));
            assertThat(split).isEqualTo(new Tokens(List.of(BYTES + 256, BYTES + 259), List.of("[/", "TOOL")));
            assertThat(tokenizer.vocabulary()).isEqualTo(10 + 256 + 4);
            assertThat(tokenizer.count("[/TOOL")).isEqualTo(2);
        }
    }

    @Test
    void controlTokensInsideATextAreFoundLongestFirst() throws Exception {
        ObjectNode file = SmallTokenizers.tekken(List.of(), Map.of("[A]", 3, "[A][B]", 4));
        try (Tokenizer tokenizer = open(file)) {
            assertThat(tokenizer.encode("x[A][B]y[A]").ids()).containsExactly(BYTES + 'x', 4, BYTES + 'y', 3);
        }
    }

    @Test
    void aPartOfACharacterIsShownByItsBytes() throws Exception {
        try (Tokenizer tokenizer = open(SmallTokenizers.tekken(List.of(), Map.of()))) {
            Tokens tokens = tokenizer.encode("é");
            assertThat(tokens.pieces()).containsExactly("<0xC3>", "<0xA9>");
            assertThat(tokenizer.decode(tokens.ids())).isEqualTo("é");
        }
    }

    @Test
    void aVocabularyLongerThanItsSizeSaysIsCut() throws Exception {
        // Given
        ObjectNode file = SmallTokenizers.tekken(List.of("ab", "abc"), Map.of());
        ((ObjectNode) file.get("config")).put("default_vocab_size", 10 + 257);
        try (Tokenizer tokenizer = open(file)) {
            // Then
            assertThat(tokenizer.encode("abc").pieces()).containsExactly("ab", "c");
            assertThat(tokenizer.vocabulary()).isEqualTo(267);
        }
    }

    @Test
    void anOldFileWithoutAListHasTheWellKnownControlTokens() throws Exception {
        // Given
        ObjectNode file = SmallTokenizers.tekken(List.of(), Map.of());
        file.remove("special_tokens");
        ((ObjectNode) file.get("config"))
                .put("version", "v3")
                .put("default_num_special_tokens", 1000)
                .put("default_vocab_size", 1256);
        try (Tokenizer tokenizer = open(file)) {
            // Then
            assertThat(tokenizer.encode("[TOOL_CALLS]").ids()).containsExactly(9);
            assertThat(tokenizer.encode("[/SYSTEM_PROMPT]").ids()).containsExactly(18);
            assertThat(tokenizer.encode("a").ids()).containsExactly(1000 + 'a');
        }
    }

    @Test
    void halfASurrogatePairIsReadAsTheReplacementCharacter() throws Exception {
        try (Tokenizer tokenizer = open(SmallTokenizers.tekken(List.of("\uFFFD", "😀"), Map.of()))) {
            assertThat(tokenizer.encode("\uD83D").pieces()).containsExactly("\uFFFD");
            assertThat(tokenizer.encode("😀").pieces()).containsExactly("😀");
        }
    }

    @Test
    void anIdOutsideTheVocabularyIsRefused() throws Exception {
        try (Tokenizer tokenizer = open(SmallTokenizers.tekken(List.of(), Map.of()))) {
            assertThatThrownBy(() -> tokenizer.decode(List.of(266)))
                    .isInstanceOf(IllegalArgumentException.class)
                    .hasMessage("There is no token 266; ids go from 0 to 265.");
        }
    }
}
