package dev.modelgate.tokenizers;

import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Base64;
import java.util.List;
import java.util.Map;

/** Tokenizers small enough to be followed by hand. */
final class SmallTokenizers {
    private static final JsonMapper JSON = new JsonMapper();

    private SmallTokenizers() {}

    /** A byte-pair tokenizer over single characters, ids from 20 on in the order of {@code characters}. */
    static ObjectNode huggingFace(String characters, List<String> merges, Map<String, Integer> addedTokens) {
        ObjectNode root = JSON.createObjectNode();
        root.put("version", "1.0").putNull("truncation").putNull("padding");
        ArrayNode added = root.putArray("added_tokens");
        addedTokens.forEach((content, id) -> added.addObject()
                .put("id", id)
                .put("content", content)
                .put("single_word", false)
                .put("lstrip", false)
                .put("rstrip", false)
                .put("normalized", false)
                .put("special", true));
        root.putNull("normalizer");
        root.putObject("pre_tokenizer")
                .put("type", "ByteLevel")
                .put("add_prefix_space", false)
                .put("trim_offsets", true)
                .put("use_regex", true);
        root.putNull("post_processor");
        root.putObject("decoder")
                .put("type", "ByteLevel")
                .put("add_prefix_space", false)
                .put("trim_offsets", true)
                .put("use_regex", true);
        ObjectNode model = root.putObject("model").put("type", "BPE");
        model.putNull("dropout").putNull("unk_token").putNull("continuing_subword_prefix");
        model.putNull("end_of_word_suffix").put("fuse_unk", false).put("byte_fallback", false);
        ObjectNode vocabulary = model.putObject("vocab");
        for (int i = 0; i < characters.length(); i++) {
            vocabulary.put(characters.substring(i, i + 1), 20 + i);
        }
        ArrayNode pairs = model.putArray("merges");
        for (String merge : merges) {
            vocabulary.put(merge.replace(" ", ""), 20 + vocabulary.size());
            pairs.add(merge);
        }
        return root;
    }

    /** A tekken file with all single bytes, then {@code words}; ten control ids. */
    static ObjectNode tekken(List<String> words, Map<String, Integer> controlTokens) {
        ObjectNode root = JSON.createObjectNode();
        root.putObject("config")
                .put("pattern", "[^\\s\\p{L}]+|\\p{L}+|\\s+")
                .put("num_vocab_tokens", 256 + words.size())
                .put("default_vocab_size", 10 + 256 + words.size())
                .put("default_num_special_tokens", 10)
                .put("version", "v13");
        ArrayNode vocabulary = root.putArray("vocab");
        for (int value = 0; value < 256; value++) {
            token(vocabulary, value, new byte[] {(byte) value});
        }
        for (int i = 0; i < words.size(); i++) {
            token(vocabulary, 256 + i, words.get(i).getBytes(StandardCharsets.UTF_8));
        }
        ArrayNode control = root.putArray("special_tokens");
        controlTokens.forEach((text, rank) ->
                control.addObject().put("rank", rank).put("token_str", text).put("is_control", true));
        return root;
    }

    static void write(Path folder, TokenizerFile file, ObjectNode content) {
        write(folder, file, content.toString());
    }

    static void write(Path folder, TokenizerFile file, String content) {
        try {
            Files.writeString(folder.resolve(file.fileName()), content);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static void token(ArrayNode vocabulary, int rank, byte[] bytes) {
        vocabulary
                .addObject()
                .put("rank", rank)
                .put("token_bytes", Base64.getEncoder().encodeToString(bytes))
                .putNull("token_str");
    }
}
