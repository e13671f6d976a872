package dev.modelgate.converter.tokenizer;

import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;

/** A {@code tokenizer.json} of single letters and the given control tokens, whose ids start at 500. */
final class SmallTokenizer {
    private SmallTokenizer() {}

    static String json(List<String> controlTokens) {
        ObjectNode root = new JsonMapper().createObjectNode();
        ArrayNode added = root.putArray("added_tokens");
        for (int i = 0; i < controlTokens.size(); i++) {
            added.addObject()
                    .put("id", 500 + i)
                    .put("content", controlTokens.get(i))
                    .put("single_word", false)
                    .put("lstrip", false)
                    .put("rstrip", false)
                    .put("normalized", false)
                    .put("special", true);
        }
        root.putObject("pre_tokenizer")
                .put("type", "ByteLevel")
                .put("add_prefix_space", false)
                .put("trim_offsets", true)
                .put("use_regex", true);
        ObjectNode model = root.putObject("model").put("type", "BPE");
        ObjectNode vocabulary = model.putObject("vocab");
        for (char c = '!'; c <= '~'; c++) {
            vocabulary.put(String.valueOf(c), c - '!');
        }
        model.putArray("merges");
        return root.toString();
    }
}
