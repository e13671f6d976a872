package dev.modelgate.gates.plan;

import dev.modelgate.gates.document.Fields;
import dev.modelgate.gates.document.Names;
import java.util.List;

/** The dialects that plans may name. */
final class DialectNames {
    private static final List<String> ALL = List.of(
            "mistral-v2",
            "mistral-v3",
            "mistral-v7",
            "mistral-v11",
            "mistral-v13",
            "plan-literal",
            "qwen-hermes",
            "qwen-xml");

    private DialectNames() {}

    /** The field's dialect; a violation when there is no such dialect. */
    static String read(Fields fields, String key) {
        String name = fields.text(key, "name of a dialect");
        check(fields, key, name);
        return name;
    }

    static void check(Fields fields, String key, String name) {
        if (!name.isEmpty() && !ALL.contains(name)) {
            fields.report(key, Names.unknown("dialect", name, ALL));
        }
    }
}
