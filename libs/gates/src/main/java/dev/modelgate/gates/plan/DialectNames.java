package dev.modelgate.gates.plan;

import dev.modelgate.dialects.Dialects;
import dev.modelgate.gates.document.Fields;
import dev.modelgate.gates.document.Names;
import java.util.List;

/** The dialects that plans may name. */
final class DialectNames {
    private static final List<String> ALL = Dialects.names();

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
