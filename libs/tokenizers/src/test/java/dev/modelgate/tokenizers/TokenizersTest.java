package dev.modelgate.tokenizers;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class TokenizersTest {
    @TempDir
    Path folder;

    private TokenizerException failure(Path opened) {
        return catchThrowableOfType(TokenizerException.class, () -> Tokenizers.open(opened));
    }

    @Test
    void aMissingFolderIsMissing() {
        TokenizerException failure = failure(folder.resolve("nowhere"));
        assertThat(failure.kind()).isEqualTo(TokenizerException.Kind.MISSING);
        assertThat(failure).hasMessage("There is no folder 'nowhere'.");
    }

    @Test
    void aFolderWithoutATokenizerIsMissingAndSaysWhatItShouldHold() {
        TokenizerException failure = failure(folder);
        assertThat(failure.kind()).isEqualTo(TokenizerException.Kind.MISSING);
        assertThat(failure).hasMessageContaining("tokenizer.json or a tekken.json");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "HUGGING_FACE | `` | it is no JSON object",
                "HUGGING_FACE | [] | it is no JSON object",
                "HUGGING_FACE | {\"model\": | it is no JSON from line 1 on",
                "HUGGING_FACE | {} | it has no 'model'",
                "HUGGING_FACE | {\"added_tokens\": [{\"id\": 1}], \"model\": {}} | an added token has no 'content' or no 'id'",
                "HUGGING_FACE | {\"model\": {\"vocab\": {\"a\": -1}}} | hold the id -1",
                "HUGGING_FACE | {\"model\": {\"vocab\": {\"a\": \"b\"}}} | an id that is no whole number",
                "HUGGING_FACE | {\"model\": {\"type\": \"none\"}} | is no tokenizer",
                "TEKKEN | {} | 'default_num_special_tokens' is null, not a number",
                "TEKKEN | {\"vocab\": [{\"rank\": 0}]} | lacks its rank or bytes",
                "TEKKEN | {\"vocab\": [{\"rank\": 0, \"token_bytes\": \"?\"}]} | it is no JSON from line 1 on",
            })
    void aDamagedFileIsUnreadableWithASentence(TokenizerFile file, String content, String sentence) {
        // Given
        SmallTokenizers.write(folder, file, content == null ? "" : content);
        // When
        TokenizerException failure = failure(folder);
        // Then
        assertThat(failure.kind()).isEqualTo(TokenizerException.Kind.UNREADABLE);
        assertThat(failure.getMessage()).contains(sentence).endsWith(".");
    }

    @Test
    void aTekkenFileThatCannotSayEveryByteIsUnreadable() {
        // Given
        ObjectNode file = SmallTokenizers.tekken(List.of(), Map.of());
        ((ObjectNode) file.get("config")).put("default_vocab_size", 10 + 200);
        SmallTokenizers.write(folder, TokenizerFile.TEKKEN, file);
        // Then
        assertThat(failure(folder)).hasMessageContaining("lacks the byte 200");
    }

    @Test
    void ofTwoFilesTheOneThatMlxReadsGoesFirst() throws Exception {
        // Given
        SmallTokenizers.write(folder, TokenizerFile.TEKKEN, SmallTokenizers.tekken(List.of(), Map.of()));
        SmallTokenizers.write(
                folder, TokenizerFile.HUGGING_FACE, SmallTokenizers.huggingFace("ab", List.of(), Map.of()));
        // When
        try (Tokenizer first = Tokenizers.open(folder);
                Tokenizer asked = Tokenizers.open(folder, TokenizerFile.TEKKEN)) {
            // Then
            assertThat(first.file()).isEqualTo(TokenizerFile.HUGGING_FACE);
            assertThat(asked.file()).isEqualTo(TokenizerFile.TEKKEN);
        }
    }
}
