package dev.modelgate.tokenizers;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.JsonToken;
import java.io.IOException;
import java.nio.file.Path;
import java.util.BitSet;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * What {@code tokenizer.json} itself declares, read as a stream since a large one has 17 MB.
 *
 * @param vocabulary number of different token ids, of the model and added
 * @param addedTokens id of each added token, as declared
 */
record TokenizerJson(int vocabulary, Map<String, Integer> addedTokens) {
    private static final JsonFactory JSON = new JsonFactory();

    static TokenizerJson read(Path file) throws IOException, TokenizerException {
        try (JsonParser json = JSON.createParser(file.toFile())) {
            return read(json);
        } catch (JsonProcessingException e) {
            throw damaged("it is no JSON from line " + e.getLocation().getLineNr() + " on", e);
        }
    }

    private static TokenizerJson read(JsonParser json) throws IOException, TokenizerException {
        if (json.nextToken() != JsonToken.START_OBJECT) {
            throw damaged("it is no JSON object", null);
        }
        BitSet ids = new BitSet();
        Map<String, Integer> added = new LinkedHashMap<>();
        boolean modelSeen = false;
        while (json.nextToken() != JsonToken.END_OBJECT) {
            String name = json.currentName();
            json.nextToken();
            if (name.equals("added_tokens") && json.currentToken() == JsonToken.START_ARRAY) {
                readAdded(json, added);
            } else if (name.equals("model") && json.currentToken() == JsonToken.START_OBJECT) {
                readModel(json, ids);
                modelSeen = true;
            } else {
                json.skipChildren();
            }
        }
        if (!modelSeen) {
            throw damaged("it has no 'model'", null);
        }
        added.values().forEach(ids::set);
        return new TokenizerJson(ids.cardinality(), added);
    }

    private static void readModel(JsonParser json, BitSet ids) throws IOException, TokenizerException {
        while (json.nextToken() != JsonToken.END_OBJECT) {
            String name = json.currentName();
            JsonToken value = json.nextToken();
            if (!name.equals("vocab")) {
                json.skipChildren();
            } else if (value == JsonToken.START_OBJECT) {
                while (json.nextToken() != JsonToken.END_OBJECT) {
                    json.nextToken();
                    ids.set(id(json, "vocabulary"));
                }
            } else if (value == JsonToken.START_ARRAY) {
                // Unigram models list [piece, score] pairs; the place in the list is the id.
                for (int id = 0; json.nextToken() != JsonToken.END_ARRAY; id++) {
                    json.skipChildren();
                    ids.set(id);
                }
            }
        }
    }

    private static void readAdded(JsonParser json, Map<String, Integer> added) throws IOException, TokenizerException {
        while (json.nextToken() == JsonToken.START_OBJECT) {
            String content = null;
            Integer id = null;
            while (json.nextToken() != JsonToken.END_OBJECT) {
                String name = json.currentName();
                json.nextToken();
                switch (name) {
                    case "content" -> content = json.getText();
                    case "id" -> id = id(json, "added tokens");
                    default -> json.skipChildren();
                }
            }
            if (content == null || id == null) {
                throw damaged("an added token has no 'content' or no 'id'", null);
            }
            added.put(content, id);
        }
    }

    private static int id(JsonParser json, String where) throws IOException, TokenizerException {
        // Beyond this it is no vocabulary, and a set of bits up to it would eat the memory.
        int highest = 50_000_000;
        if (json.currentToken() != JsonToken.VALUE_NUMBER_INT) {
            throw damaged("its " + where + " hold an id that is no whole number", null);
        }
        long id = json.getLongValue();
        if (id < 0 || id > highest) {
            throw damaged("its " + where + " hold the id " + id + ", outside 0 to " + highest, null);
        }
        return (int) id;
    }

    private static TokenizerException damaged(String what, Throwable cause) {
        return new TokenizerException(
                TokenizerException.Kind.UNREADABLE, "The tokenizer.json is damaged: " + what + ".", cause);
    }
}
