package dev.modelgate.gates.document;

import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.dataformat.yaml.YAMLFactory;
import com.fasterxml.jackson.dataformat.yaml.YAMLParser;
import java.io.IOException;
import java.util.Optional;
import org.yaml.snakeyaml.LoaderOptions;

/** YAML text as a tree, within limits: one document, no anchors or aliases, no key twice, no deep nesting. */
public final class YamlDocument {
    private static final int DEEPEST = 40;
    private static final ObjectMapper MAPPER = mapper();

    private YamlDocument() {}

    private static ObjectMapper mapper() {
        LoaderOptions options = new LoaderOptions();
        options.setNestingDepthLimit(DEEPEST);
        options.setMaxAliasesForCollections(0);
        return JsonMapper.builder(YAMLFactory.builder().loaderOptions(options).build())
                .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
                .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
                .build();
    }

    /**
     * Reads one document.
     *
     * @param path prefix of the violation's path
     * @param yaml the text
     * @param longest in characters
     * @param violations takes what is wrong, at most one
     * @return empty when something is
     */
    public static Optional<JsonNode> read(String path, String yaml, int longest, Violations violations) {
        if (yaml.length() > longest) {
            violations.add(path, "The text has " + yaml.length() + " characters; at most " + longest + " are read.");
            return Optional.empty();
        }
        try {
            Optional<String> anchor = firstAnchor(yaml);
            if (anchor.isPresent()) {
                violations.add(path, anchor.get());
                return Optional.empty();
            }
            JsonNode tree = MAPPER.readTree(yaml);
            if (tree == null || !tree.isObject()) {
                violations.add(path, "The document is no mapping of keys to values.");
                return Optional.empty();
            }
            return Optional.of(tree);
        } catch (IOException e) {
            violations.add(path, "This is no YAML: " + firstLine(e));
            return Optional.empty();
        }
    }

    private static Optional<String> firstAnchor(String yaml) throws IOException {
        try (YAMLParser parser = (YAMLParser) MAPPER.createParser(yaml)) {
            for (JsonToken token = parser.nextToken(); token != null; token = parser.nextToken()) {
                if (parser.isCurrentAlias() || parser.hasCurrentToken() && parser.getObjectId() != null) {
                    int line = parser.currentTokenLocation().getLineNr();
                    return Optional.of("Line " + line
                            + " uses an anchor or alias (& or *); write the value out where it is used.");
                }
            }
        }
        return Optional.empty();
    }

    private static String firstLine(IOException e) {
        String message = e instanceof com.fasterxml.jackson.core.JsonProcessingException json
                ? json.getOriginalMessage()
                : e.getMessage();
        String first = String.valueOf(message).lines().findFirst().orElse("no detail");
        if (e instanceof com.fasterxml.jackson.core.JsonProcessingException json && json.getLocation() != null) {
            return first + " (line " + json.getLocation().getLineNr() + ").";
        }
        return first + ".";
    }
}
