package dev.modelgate.tokenizers;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.JsonToken;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Pattern;
import java.util.regex.PatternSyntaxException;

/**
 * What {@code tekken.json} declares, in the layout that mistral_common reads (its {@code Tekkenizer.from_file}).
 *
 * @param pattern splits a text into words before the byte pairs are merged
 * @param vocabulary bytes of each token, by rank; already cut to what the vocabulary's size leaves beside the control tokens
 * @param controlTokens control tokens by text; their ids come before those of the vocabulary
 * @param controlIds how many ids control tokens take, named or not
 */
record TekkenJson(Pattern pattern, List<byte[]> vocabulary, Map<String, Integer> controlTokens, int controlIds) {
    private static final JsonFactory JSON = new JsonFactory();

    /** Those of files that list none, up to version v7 (mistral_common: {@code DEPRECATED_SPECIAL_TOKENS}). */
    private static final List<String> UNLISTED = List.of(
            "<unk>",
            "<s>",
            "</s>",
            "[INST]",
            "[/INST]",
            "[AVAILABLE_TOOLS]",
            "[/AVAILABLE_TOOLS]",
            "[TOOL_RESULTS]",
            "[/TOOL_RESULTS]",
            "[TOOL_CALLS]",
            "[IMG]",
            "<pad>",
            "[IMG_BREAK]",
            "[IMG_END]",
            "[PREFIX]",
            "[MIDDLE]",
            "[SUFFIX]",
            "[SYSTEM_PROMPT]",
            "[/SYSTEM_PROMPT]",
            "[TOOL_CONTENT]");

    private static final List<String> VERSIONS_WITHOUT_LIST = List.of("v1", "v2", "v3", "v7");

    static TekkenJson read(Path file) throws IOException, TokenizerException {
        try (JsonParser json = JSON.createParser(file.toFile())) {
            return new Reader(json).read();
        } catch (JsonProcessingException e) {
            throw damaged("it is no JSON from line " + e.getLocation().getLineNr() + " on", e);
        }
    }

    /** The id of the token with rank {@code rank}. */
    int id(int rank) {
        return controlIds + rank;
    }

    private static TokenizerException damaged(String what, Throwable cause) {
        return new TokenizerException(
                TokenizerException.Kind.UNREADABLE, "The tekken.json is damaged: " + what + ".", cause);
    }

    /** One pass over the file. */
    private static final class Reader {
        private final JsonParser json;
        private final Map<String, String> config = new HashMap<>();
        private final TreeMap<Integer, byte[]> ranks = new TreeMap<>();
        private Map<String, Integer> controlTokens;

        Reader(JsonParser json) {
            this.json = json;
        }

        TekkenJson read() throws IOException, TokenizerException {
            if (json.nextToken() != JsonToken.START_OBJECT) {
                throw damaged("it is no JSON object", null);
            }
            while (json.nextToken() != JsonToken.END_OBJECT) {
                String name = json.currentName();
                JsonToken value = json.nextToken();
                if (name.equals("config") && value == JsonToken.START_OBJECT) {
                    config.putAll(members());
                } else if (name.equals("vocab") && value == JsonToken.START_ARRAY) {
                    readVocabulary();
                } else if (name.equals("special_tokens") && value == JsonToken.START_ARRAY) {
                    readControlTokens();
                } else {
                    json.skipChildren();
                }
            }
            return assemble();
        }

        private void readVocabulary() throws IOException, TokenizerException {
            while (json.nextToken() == JsonToken.START_OBJECT) {
                Integer rank = null;
                byte[] bytes = null;
                while (json.nextToken() != JsonToken.END_OBJECT) {
                    String name = json.currentName();
                    json.nextToken();
                    switch (name) {
                        case "rank" -> rank = json.getIntValue();
                        case "token_bytes" -> bytes = json.getBinaryValue();
                        default -> json.skipChildren();
                    }
                }
                if (rank == null || bytes == null || ranks.put(rank, bytes) != null) {
                    throw damaged("a token of its vocabulary lacks its rank or bytes, or repeats a rank", null);
                }
            }
        }

        private void readControlTokens() throws IOException, TokenizerException {
            controlTokens = new HashMap<>();
            while (json.nextToken() == JsonToken.START_OBJECT) {
                Map<String, String> token = members();
                if (token.get("token_str") == null) {
                    throw damaged("a control token has no 'token_str'", null);
                }
                controlTokens.put(token.get("token_str"), number(token, "rank"));
            }
        }

        private Map<String, String> members() throws IOException {
            Map<String, String> members = new HashMap<>();
            while (json.nextToken() != JsonToken.END_OBJECT) {
                String name = json.currentName();
                if (json.nextToken().isScalarValue()) {
                    members.put(name, json.getText());
                } else {
                    json.skipChildren();
                }
            }
            return members;
        }

        private TekkenJson assemble() throws TokenizerException {
            int controlIds = number(config, "default_num_special_tokens");
            int used = Math.min(ranks.size(), number(config, "default_vocab_size") - controlIds);
            if (ranks.isEmpty() || used < 1) {
                throw damaged("its vocabulary is empty", null);
            }
            if (ranks.firstKey() != 0 || ranks.lastKey() != ranks.size() - 1) {
                throw damaged("the ranks of its vocabulary have gaps", null);
            }
            Map<String, Integer> control = controlTokens == null ? unlisted() : controlTokens;
            if (control.values().stream().anyMatch(rank -> rank < 0 || rank >= controlIds)) {
                throw damaged("a control token has a rank outside 0 to " + (controlIds - 1), null);
            }
            List<byte[]> vocabulary = List.copyOf(new ArrayList<>(ranks.values()).subList(0, used));
            return new TekkenJson(pattern(), vocabulary, Map.copyOf(control), controlIds);
        }

        private Map<String, Integer> unlisted() throws TokenizerException {
            String version = config.get("version");
            if (!VERSIONS_WITHOUT_LIST.contains(version)) {
                throw damaged("version " + version + " must list its 'special_tokens'", null);
            }
            Map<String, Integer> tokens = new HashMap<>();
            for (int rank = 0; rank < UNLISTED.size(); rank++) {
                tokens.put(UNLISTED.get(rank), rank);
            }
            return tokens;
        }

        private Pattern pattern() throws TokenizerException {
            String pattern = config.get("pattern");
            if (pattern == null) {
                throw damaged("its config has no 'pattern'", null);
            }
            try {
                // The pattern is written for Python's regex and Rust, where \s and \p{…} always mean Unicode.
                return Pattern.compile(pattern, Pattern.UNICODE_CHARACTER_CLASS);
            } catch (PatternSyntaxException e) {
                throw damaged("its pattern is no regular expression", e);
            }
        }

        private static int number(Map<String, String> members, String name) throws TokenizerException {
            try {
                return Integer.parseInt(String.valueOf(members.get(name)));
            } catch (NumberFormatException e) {
                throw damaged("'" + name + "' is " + members.get(name) + ", not a number", e);
            }
        }
    }
}
