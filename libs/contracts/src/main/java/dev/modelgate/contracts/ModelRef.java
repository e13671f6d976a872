package dev.modelgate.contracts;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;

/**
 * Where a model lies. Written as text: {@code hf:owner/name}, {@code hf:owner/name@revision}, {@code dir:name} (a folder of the
 * machine's models folder) or {@code artifact:key} (made by an earlier step on the same machine).
 */
public sealed interface ModelRef {
    /** A repository of the model hub. */
    record Hub(String repository, String revision) implements ModelRef {
        @Override
        public String toString() {
            return revision == null ? "hf:" + repository : "hf:" + repository + "@" + revision;
        }
    }

    /** A folder directly below the machine's models folder. */
    record Folder(String name) implements ModelRef {
        @Override
        public String toString() {
            return "dir:" + name;
        }
    }

    /** An artifact of an earlier step. */
    record Artifact(String key) implements ModelRef {
        @Override
        public String toString() {
            return "artifact:" + key;
        }
    }

    /**
     * Reads the written form. Names that could leave their folder are refused here, once for everybody.
     *
     * @throws IllegalArgumentException with a sentence that says what would be right
     */
    @JsonCreator
    static ModelRef parse(String text) {
        int colon = text.indexOf(':');
        String scheme = colon < 0 ? "" : text.substring(0, colon);
        String rest = text.substring(colon + 1);
        return switch (scheme) {
            case "hf" -> hub(text, rest);
            case "dir" -> new Folder(SafeName.check("model folder", rest));
            case "artifact" -> new Artifact(SafeName.check("artifact key", rest));
            default ->
                throw new IllegalArgumentException(
                        "'" + text + "' is no model: write hf:owner/name, dir:folder or artifact:key.");
        };
    }

    private static Hub hub(String text, String rest) {
        int at = rest.indexOf('@');
        String repository = at < 0 ? rest : rest.substring(0, at);
        String revision = at < 0 ? null : SafeName.check("revision", rest.substring(at + 1));
        String[] parts = repository.split("/", -1);
        if (parts.length != 2) {
            throw new IllegalArgumentException("'" + text + "' is no hub model: write hf:owner/name.");
        }
        SafeName.check("owner", parts[0]);
        SafeName.check("model name", parts[1]);
        return new Hub(repository, revision);
    }

    /** The written form. */
    @JsonValue
    default String text() {
        return toString();
    }
}
